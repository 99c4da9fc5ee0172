package cx.touchstone.survey.response;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.persona.Persona;
import cx.touchstone.survey.persona.Personas;
import cx.touchstone.survey.persona.PublishedPersonas;
import cx.touchstone.survey.response.ResponseView.Status;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ReadingPlanTest {

    private static final int OURS = 300;
    private static final int OTHERS = 20_000;
    private static final int PAGE = 50;

    @Inject
    AgroalDataSource database;
    @Inject
    Responses responses;
    @Inject
    Personas personas;

    private final String tenant = aTenant();
    private final Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);

    @Test
    void no_filter_of_a_survey_reads_what_others_were_told() throws SQLException {
        String survey = anOpenSurveyOf(tenant);
        String stranger = aTenant();
        responses(stranger, UUID.fromString(anOpenSurveyOf(stranger)), OTHERS);
        responses(tenant, UUID.fromString(anOpenSurveyOf(tenant)), OTHERS);
        responses(tenant, UUID.fromString(survey), OURS);
        UUID ours = UUID.fromString(survey);
        for (ResponseFilter filter : List.of(
                filter(ours, null, null, Map.of(), null, null, null, null),
                filter(ours, yesterday, null, Map.of(), null, null, null, null),
                filter(ours, null, "web", Map.of(), null, null, null, null),
                filter(ours, null, null, Map.of("area", "E"), null, null, null, null),
                filter(ours, null, null, Map.of(), ofEverything(), null, null, null, null),
                filter(ours, null, null, Map.of(), Status.COMPLETE, null, null, null),
                filter(ours, null, null, Map.of(), null, "urgent", null, null),
                filter(ours, null, null, Map.of(), null, null, "nps", null),
                filter(ours, null, null, Map.of(), null, null, null, "slow"))) {
            long read = rowsRead(filter);
            assertTrue(read <= OURS, read + " rows read for " + filter);
        }
        long read = rowsRead(filter(null, null, null, Map.of(), null, null, null, null));
        assertTrue(read <= 2 * PAGE, read + " rows read for a page of all surveys");
    }

    /** A persona with as many conditions and values as one may have. */
    private Persona ofEverything() {
        UUID id = UUID.randomUUID();
        String values = IntStream.range(1, 100).mapToObj(n -> "\"v" + n + "\"").collect(Collectors.joining(","));
        String[] conditions = Collections.nCopies(20, "{\"attribute\":\"area\",\"in\":[\"E\"," + values + "]}")
                .toArray(String[]::new);
        PublishedPersonas.deliver(tenant, id, 1, conditions).statusCode(204);
        return PublishedPersonas.known(personas, tenant, id).orElseThrow();
    }

    private static ResponseFilter filter(UUID survey, Instant from, String channel, Map<String, String> attributes,
            Status status, String tag, String metric, String words) {
        return filter(survey, from, channel, attributes, null, status, tag, metric, words);
    }

    private static ResponseFilter filter(UUID survey, Instant from, String channel, Map<String, String> attributes,
            Persona persona, Status status, String tag, String metric, String words) {
        return new ResponseFilter(survey, null, from, null, channel, null, attributes, persona, status, tag, null, null, metric,
                metric == null ? null : BigDecimal.ONE, null, words);
    }

    private void responses(String of, UUID survey, int count) {
        Tenant.as(of, () -> {
            try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                    insert into response (tenant_id, id, survey_id, version, answers, channel, weight, attributes, responded_at)
                    select ?, gen_random_uuid(), ?, 1, '{"recommend": 9, "reason": "Slow"}', 'web', 1, '{"area": "E"}',
                        now() - n * interval '1 minute'
                    from generate_series(1, ?) n""")) {
                insert.setString(1, of);
                insert.setObject(2, survey);
                insert.setInt(3, count);
                return insert.executeUpdate();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** How many responses the database looks at, those included that it then leaves out. */
    private long rowsRead(ResponseFilter filter) throws SQLException {
        return Tenant.as(tenant, () -> {
            String explain = "explain (analyze, format json) " + Responses.SELECT;
            try (Connection connection = database.getConnection()) {
                ResponseQuery query = responses.query(filter);
                try (PreparedStatement plan = filter.survey() == null
                        ? query.ofAllSurveys(connection, explain, Responses.NEWEST_FIRST, tenant, PAGE)
                        : query.ofSurvey(connection, explain, Responses.NEWEST_FIRST, tenant, filter.survey(), PAGE);
                        ResultSet row = plan.executeQuery()) {
                    row.next();
                    return rowsRead(new ObjectMapper().readTree(row.getString(1)).get(0).get("Plan"));
                }
            } catch (SQLException | java.io.IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static long rowsRead(JsonNode node) {
        long read = 0;
        if (node.path("Relation Name").asText().equals("response")
                || node.path("Index Name").asText().startsWith("response_of")) {
            double rows = node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            read = Math.round(rows * node.path("Actual Loops").asDouble());
        }
        for (JsonNode below : node.path("Plans")) {
            // A bitmap of an index is read once more by the scan above it.
            read = Math.max(read, 0) + (node.path("Node Type").asText().startsWith("Bitmap") ? 0 : rowsRead(below));
        }
        return read;
    }
}
