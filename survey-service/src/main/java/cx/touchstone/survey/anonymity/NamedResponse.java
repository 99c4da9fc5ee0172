package cx.touchstone.survey.anonymity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * A response that may still be somebody's.
 *
 * @param started whether it is still being answered
 * @param revision of what scoring-service was told of it, if anything
 */
record NamedResponse(UUID id, int version, boolean started, int revision, JsonNode answers, BigDecimal weight, String channel,
        Map<String, String> attributes, JsonNode subject, Instant respondedAt, Instant receivedAt) {

    static final String COLUMNS = """
            id, version, status = 'STARTED', revision, answers, weight, channel, attributes, subject, responded_at, received_at""";
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {
    };

    static NamedResponse read(ResultSet row, ObjectMapper json) throws SQLException {
        try {
            return new NamedResponse(row.getObject(1, UUID.class), row.getInt(2), row.getBoolean(3), row.getInt(4),
                    json.readTree(row.getString(5)), row.getBigDecimal(6), row.getString(7),
                    json.readValue(row.getString(8), ATTRIBUTES),
                    row.getString(9) == null ? null : json.readTree(row.getString(9)), time(row, 10), time(row, 11));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Whether scoring-service counts it. */
    boolean isTold() {
        return !started || revision > 0;
    }

    MeasuredResponse measured(Questionnaire questionnaire) {
        return MeasuredResponse.of(id, questionnaire, answers, weight, respondedAt, channel, attributes, subject);
    }

    /** The beginning of a time's day (UTC). */
    static Instant day(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }
}
