package cx.touchstone.survey.partial;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.partial.SavedView.SavedStatus;
import cx.touchstone.survey.submission.Submission;

/** All saved responses of a tenant; in plain SQL, since the same rows are written by those that come in one piece. */
@ApplicationScoped
class SavedResponses {

    private static final String COLUMNS = """
            select id, survey_id, version, status, revision, sequence, request_hash, answers, channel, locale, weight,
                attributes, subject, responded_at from response\s""";

    private final ObjectMapper json;
    private final ObjectReader document;

    @Inject
    SavedResponses(ObjectMapper json) {
        this.json = json;
        // Numbers come back digit by digit as they were answered.
        this.document = json.readerFor(ObjectNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** What was saved in a session, or null; held until the transaction ends if that is asked for. */
    SavedResponse in(Connection connection, AskedSurvey survey, UUID session, boolean held) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS
                + "where tenant_id = ? and survey_id = ? and session_key = ?" + (held ? " for update" : ""))) {
            select.setString(1, survey.tenant());
            select.setObject(2, survey.id());
            select.setObject(3, session);
            List<SavedResponse> found = read(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** Those that nobody has gone on with, and that nobody else holds; held until the transaction ends. */
    List<SavedResponse> expired(Connection connection, String tenant, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS
                + "where tenant_id = ? and status = 'STARTED' and expires_at <= now() order by expires_at limit ?"
                + " for update skip locked")) {
            select.setString(1, tenant);
            select.setInt(2, most);
            return read(select);
        }
    }

    /** Adds a response that has just begun; false when somebody else did so at the same time. */
    boolean begin(Connection connection, Visit visit, UUID session, SavedResponse begun, Instant expiresAt, Instant receivedAt)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into response (tenant_id, id, survey_id, version, status, session_key, contact_id, link_id, answers,
                    weight, attributes, responded_at, expires_at, received_at)
                values (?, ?, ?, ?, 'STARTED', ?, ?, ?, '{}', 1, '{}', ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, visit.survey().tenant());
            insert.setObject(2, begun.id());
            insert.setObject(3, begun.survey());
            insert.setInt(4, begun.version());
            insert.setObject(5, session);
            insert.setObject(6, visit.keptContact());
            insert.setObject(7, visit.keptLink());
            insert.setTimestamp(8, Timestamp.from(begun.respondedAt()));
            insert.setTimestamp(9, Timestamp.from(expiresAt));
            insert.setTimestamp(10, Timestamp.from(receivedAt));
            return insert.executeUpdate() == 1;
        }
    }

    /** @param expiresAt null unless it is still being answered */
    void save(Connection connection, String tenant, SavedResponse saved, Instant expiresAt) throws SQLException {
        Submission submission = saved.submission();
        try (PreparedStatement update = connection.prepareStatement("""
                update response set version = ?, status = ?, revision = ?, sequence = ?, request_hash = ?, answers = ?::jsonb,
                    channel = ?, locale = ?, weight = ?, attributes = ?::jsonb, subject = ?::jsonb, responded_at = ?,
                    expires_at = ? where tenant_id = ? and id = ?""")) {
            update.setInt(1, saved.version());
            update.setString(2, saved.status().name());
            update.setInt(3, saved.revision());
            update.setObject(4, saved.sequence());
            update.setObject(5, saved.requestHash());
            update.setString(6, submission.answers().toString());
            update.setString(7, submission.channel());
            update.setString(8, submission.locale());
            update.setBigDecimal(9, submission.weight());
            update.setString(10, json.writeValueAsString(submission.attributes()));
            update.setString(11, submission.subject() == null ? null : submission.subject().toString());
            update.setTimestamp(12, Timestamp.from(saved.respondedAt()));
            update.setTimestamp(13, expiresAt == null ? null : Timestamp.from(expiresAt));
            update.setString(14, tenant);
            update.setObject(15, saved.id());
            update.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SavedResponse> read(PreparedStatement select) throws SQLException {
        List<SavedResponse> saved = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String subject = row.getString("subject");
                Submission submission = new Submission(document.readValue(row.getString("answers")), row.getString("channel"),
                        row.getString("locale"), row.getBigDecimal("weight"),
                        json.readValue(row.getString("attributes"), new TypeReference<Map<String, String>>() {
                        }), subject == null ? null : document.readValue(subject));
                saved.add(new SavedResponse(row.getObject("id", UUID.class), row.getObject("survey_id", UUID.class),
                        row.getInt("version"), SavedStatus.valueOf(row.getString("status")), row.getInt("revision"),
                        row.getObject("sequence", Integer.class), row.getObject("request_hash", UUID.class), submission,
                        row.getTimestamp("responded_at").toInstant()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return saved;
    }
}
