package cx.touchstone.survey.response;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.linkcode.LinkCode;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkKind;
import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.response.ResponseView.Change;
import cx.touchstone.survey.response.ResponseView.Note;
import cx.touchstone.survey.response.ResponseView.Status;
import io.agroal.api.AgroalDataSource;

/** All responses of the current tenant, as they are read. In plain SQL: there may be millions of them. */
@ApplicationScoped
public class Responses {

    static final String SELECT = """
            select r.id, r.survey_id, r.version, r.status, r.revision, r.answers, r.channel, r.locale, r.weight, r.attributes,
                r.subject, r.contact_id, r.external_id, r.responded_at, r.received_at,
                (select json_agg(t.tag order by t.tag) from response_tag t
                    where t.tenant_id = r.tenant_id and t.response_id = r.id),
                (select json_agg(json_build_object('id', n.id, 'text', n.text, 'author', n.author, 'createdAt', n.created_at)
                    order by n.id) from response_note n where n.tenant_id = r.tenant_id and n.response_id = r.id),
                r.link_id, (select json_build_array(l.kind, l.key_id, l.expires_at) from link l where l.id = r.link_id)""";
    static final String NEWEST_FIRST = " order by r.responded_at desc, r.id desc";
    private static final String OLDEST_FIRST = " order by r.responded_at, r.id";
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> TAGS = new TypeReference<>() {
    };
    private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {
    };

    @Inject
    AgroalDataSource database;
    @Inject
    SurveyVersions versions;
    @Inject
    LinkCodes links;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** Those that fit, the newest first, behind a place in that order; from the first on where it is null. */
    List<ResponseView> fitting(ResponseFilter filter, Place place, int count) {
        ResponseQuery query = query(filter).behind(place);
        try (Connection connection = database.getConnection();
                PreparedStatement select = filter.survey() == null
                        ? query.ofAllSurveys(connection, SELECT, NEWEST_FIRST, tenant.current(), count)
                        : query.ofSurvey(connection, SELECT, NEWEST_FIRST, tenant.current(), filter.survey(), count);
                ResultSet row = select.executeQuery()) {
            List<ResponseView> found = new ArrayList<>();
            while (row.next()) {
                found.add(read(row, null));
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The filter as a question to the database. */
    public ResponseQuery query(ResponseFilter filter) {
        List<SurveyVersion> asked = filter.isMeasured() || filter.words() != null ? versions.allOf(filter.survey()) : List.of();
        return ResponseQuery.of(filter, Spot.measured(asked, filter), Spot.written(asked));
    }

    /** All responses of a survey that fit, the oldest first, to be read with {@link #read(ResultSet)} one after another. */
    public PreparedStatement all(Connection connection, ResponseQuery query, UUID survey) throws SQLException {
        return query.ofSurvey(connection, SELECT, OLDEST_FIRST, tenant.current(), survey, null);
    }

    /** The keys of the attributes that the responses have which fit, in order; of many only some. */
    public List<String> attributes(Connection connection, ResponseQuery query, UUID survey, int most) throws SQLException {
        try (PreparedStatement select = query.ofSurvey(connection, "select distinct jsonb_object_keys(r.attributes)", "",
                tenant.current(), survey, most); ResultSet row = select.executeQuery()) {
            List<String> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(row.getString(1));
            }
            keys.sort(null);
            return keys;
        }
    }

    public ResponseView read(ResultSet row) throws SQLException, IOException {
        return read(row, null);
    }

    /** The response with its history, or the refusal that there is none (also when it is another tenant's). */
    public ResponseView named(UUID id) {
        return one(id, "");
    }

    /** The response, which nobody else changes until the transaction ends. */
    public ResponseView held(UUID id) {
        return one(id, " for no key update of r");
    }

    private ResponseView one(UUID id, String lock) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement(SELECT + " from response r where r.tenant_id = ? and r.id = ?" + lock)) {
            select.setString(1, tenant.current());
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new ResponseIsUnknown();
                }
                return read(row, history(connection, id));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Change> history(Connection connection, UUID id) throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement("""
                select revision, changed_at, changed_by, before from response_change
                where tenant_id = ? and response_id = ? order by revision""")) {
            select.setString(1, tenant.current());
            select.setObject(2, id);
            List<Change> history = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    history.add(new Change(row.getInt(1), time(row, 2), row.getString(3),
                            json.readValue(row.getString(4), DOCUMENT)));
                }
            }
            return history;
        }
    }

    private ResponseView read(ResultSet row, List<Change> history) throws SQLException, IOException {
        return new ResponseView(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3),
                Status.valueOf(row.getString(4)), row.getInt(5), json.readValue(row.getString(6), DOCUMENT), row.getString(7),
                row.getString(8), plain(row.getBigDecimal(9)), json.readValue(row.getString(10), TEXTS),
                optional(row.getString(11), TEXTS), row.getObject(12, UUID.class), link(row), row.getString(13), time(row, 14),
                time(row, 15), list(row.getString(16), TAGS), list(row.getString(17), NOTES), history);
    }

    /** The code of its link, which is not kept but made of what is. */
    private String link(ResultSet row) throws SQLException, IOException {
        if (row.getString(19) == null) {
            return null;
        }
        JsonNode link = json.readTree(row.getString(19));
        Instant end = link.get(2).isNull() ? null : OffsetDateTime.parse(link.get(2).textValue()).toInstant();
        return links
                .write(LinkCode.of(LinkKind.valueOf(link.get(0).textValue()), link.get(1).intValue(), row.getLong(18), end));
    }

    private <T> T optional(String written, TypeReference<T> type) throws IOException {
        return written == null ? null : json.readValue(written, type);
    }

    private <T> List<T> list(String written, TypeReference<List<T>> type) throws IOException {
        return written == null ? List.of() : json.readValue(written, type);
    }

    private static BigDecimal plain(BigDecimal stored) {
        BigDecimal number = stored.stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
