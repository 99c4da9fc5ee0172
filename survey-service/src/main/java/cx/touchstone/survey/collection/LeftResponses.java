package cx.touchstone.survey.collection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.observation.Measurement;
import cx.touchstone.survey.observation.ObservationOutbox;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.participation.Participation;

/**
 * What somebody has left in the middle who completes the survey elsewhere: one who can answer once has one response. What was
 * counted of it is taken back. Of anonymous responses nobody knows whose they are: those stay.
 */
@ApplicationScoped
public class LeftResponses {

    /**
     * A response that is complete now.
     *
     * @param contact who gave it, when that is known; else null
     * @param link by which it came, if it takes one response alone; else null
     */
    public record Completed(UUID id, UUID survey, UUID contact, Long link) {

        /** @param participation what it used up, not null */
        public static Completed of(UUID id, Participation participation, UUID keptContact, Long keptLink) {
            return new Completed(id, participation.survey(), keptContact, participation.contact() == null ? keptLink : null);
        }

        private boolean replaces(Left left) {
            return survey.equals(left.survey()) && (contact != null && contact.equals(left.contact())
                    || link != null && link.equals(left.link()));
        }
    }

    private record Left(UUID id, UUID survey, UUID contact, Long link, boolean counts, int version, int revision,
            JsonNode answers) {
    }

    @Inject
    AskedSurveys surveys;
    @Inject
    ObservationOutbox outbox;
    @Inject
    ObjectMapper json;

    /** In the transaction that completes them. Tags and notes of what goes stand beside what is complete from now on. */
    public void replaceBy(Connection connection, String tenant, Collection<Completed> completed) throws SQLException {
        for (Left left : left(connection, tenant, completed)) {
            for (Completed by : completed) {
                if (by.replaces(left)) {
                    replace(connection, tenant, left, by.id());
                    break;
                }
            }
        }
    }

    private void replace(Connection connection, String tenant, Left left, UUID by) throws SQLException {
        for (String move : List.of("""
                insert into response_tag (tenant_id, response_id, tag)
                select tenant_id, ?, tag from response_tag where tenant_id = ? and response_id = ? on conflict do nothing""",
                "update response_note set response_id = ? where tenant_id = ? and response_id = ?")) {
            try (PreparedStatement statement = connection.prepareStatement(move)) {
                statement.setObject(1, by);
                statement.setString(2, tenant);
                statement.setObject(3, left.id());
                statement.executeUpdate();
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from response where tenant_id = ? and id = ?")) {
            delete.setString(1, tenant);
            delete.setObject(2, left.id());
            delete.executeUpdate();
        }
        if (left.counts()) {
            List<Measurement> told = Measurement.of(
                    surveys.version(tenant, left.survey(), left.version()).questionnaire(), left.answers());
            outbox.tell(connection, tenant, Retelling.gone(left.id(), told, left.revision() + 1), false);
        }
    }

    /** Locked, in the order of their ids. */
    private List<Left> left(Connection connection, String tenant, Collection<Completed> completed) throws SQLException {
        if (completed.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select id, survey_id, contact_id, link_id, status = 'PARTIAL', version, revision, answers
                from response where tenant_id = ? and status <> 'COMPLETE' and survey_id = any (?)
                    and (contact_id = any (?) or link_id = any (?)) and id <> all (?)
                order by id for update""")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("uuid", completed.stream().map(Completed::survey).toArray()));
            select.setArray(3, connection.createArrayOf("uuid",
                    completed.stream().map(Completed::contact).filter(Objects::nonNull).toArray()));
            select.setArray(4, connection.createArrayOf("int8",
                    completed.stream().map(Completed::link).filter(Objects::nonNull).toArray()));
            // Who completes what was begun here is in the middle of it.
            select.setArray(5, connection.createArrayOf("uuid", completed.stream().map(Completed::id).toArray()));
            List<Left> left = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    left.add(new Left(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                            row.getObject(4, Long.class), row.getBoolean(5), row.getInt(6), row.getInt(7),
                            json.readTree(row.getString(8))));
                }
            }
            return left;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
