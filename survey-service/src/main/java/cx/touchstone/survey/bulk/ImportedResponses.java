package cx.touchstone.survey.bulk;

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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

/** Responses as they are now, as far as scoring-service must know them. */
@ApplicationScoped
class ImportedResponses {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {
    };

    /** One of them. */
    record Row(UUID id, UUID survey, int version, int revision, JsonNode answers, String channel, BigDecimal weight,
            Map<String, String> attributes, JsonNode subject, Instant respondedAt) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;

    /** Those of them that there still are. */
    List<Row> named(String tenant, List<UUID> ids) throws SQLException, JsonProcessingException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select id, survey_id, version, revision, answers, channel, weight, attributes, subject, responded_at
                from response where tenant_id = ? and id = any (?)""")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            List<Row> rows = new ArrayList<>(ids.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3), row.getInt(4),
                            json.readTree(row.getString(5)), row.getString(6), row.getBigDecimal(7).stripTrailingZeros(),
                            json.readValue(row.getString(8), ATTRIBUTES),
                            row.getString(9) == null ? null : json.readTree(row.getString(9)),
                            row.getObject(10, OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }
}
