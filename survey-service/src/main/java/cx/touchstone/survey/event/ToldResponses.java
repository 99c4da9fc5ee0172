package cx.touchstone.survey.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

/** Complete responses as they are now, as far as partners are told of them. */
@ApplicationScoped
class ToldResponses {

    /**
     * One of them.
     *
     * @param contact who answered, if that is known
     * @param subject what it is about in a partner's system, or null
     */
    record Row(UUID id, UUID survey, int version, int revision, JsonNode answers, String channel, String locale,
            JsonNode subject,
            UUID contact, Instant respondedAt) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;

    /** Those of them that there still are, and are not anonymous. */
    Map<UUID, Row> named(String tenant, Collection<UUID> ids) throws SQLException, JsonProcessingException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select id, survey_id, version, revision, answers, channel, locale, subject, contact_id, responded_at
                from response where tenant_id = ? and id = any (?) and status = 'COMPLETE' and not anonymised""")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, Row> rows = HashMap.newHashMap(ids.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    rows.put(id, new Row(id, row.getObject(2, UUID.class), row.getInt(3), row.getInt(4),
                            json.readTree(row.getString(5)), row.getString(6), row.getString(7),
                            row.getString(8) == null ? null : json.readTree(row.getString(8)), row.getObject(9, UUID.class),
                            row.getObject(10, OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }
}
