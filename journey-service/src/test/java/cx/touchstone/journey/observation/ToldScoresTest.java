package cx.touchstone.journey.observation;

import static cx.touchstone.journey.AuditFixture.aChecklist;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.aVisit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What scoring-service counts of what was observed: each once, however often it is told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ToldScoresTest {

    private final String tenant = aTenant();
    private String audit;
    private String checklist;

    @BeforeEach
    void an_audit_runs() {
        audit = aRunningAudit(tenant);
        checklist = aChecklist(tenant);
    }

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.answer = 204;
        ScoringNeighbour.LOST_ANSWERS.set(0);
        ScoringNeighbour.keptFrom = "2000";
    }

    @Test
    void a_score_that_is_not_counted_says_why_until_it_is() {
        ScoringNeighbour.keptFrom = "2026-11-13";
        String old = seen(aVisit(checklist, 1, 7, ""));
        String corrected = seen(aVisit(checklist, 1, 7, ""));
        eventually(() -> read(tenant).get(audit + "/observations").then().statusCode(200).body("items.notCounted",
                contains("before-retention", "before-retention")));
        as(tenant, "admin").get("/api/v1/dead-letters/journey-service").then().body("items", hasSize(2));

        write(tenant, aVisit(checklist, 1, 7, "").replace("2026-11-12", "2026-11-14")).put(corrected).then().statusCode(200)
                .body("notCounted", nullValue());
        eventually(() -> assertEquals(1, counted(corrected).path("revision").asInt()));
        ScoringNeighbour.keptFrom = "2000";
        retryDeadLetters();
        eventually(() -> read(tenant).get(old).then().body("notCounted", nullValue()));
    }

    @Test
    void an_old_answer_says_nothing_of_a_corrected_score() {
        ScoringNeighbour.keptFrom = "2026-11-13";
        String at = seen(aVisit(checklist, 1, 7, ""));
        eventually(() -> read(tenant).get(at).then().body("notCounted", equalTo("before-retention")));
        write(tenant, aVisit(checklist, 1, 7, "").replace("2026-11-12", "2026-11-14")).put(at).then().statusCode(200);
        eventually(() -> assertEquals(1, waiting().size()));
        retryDeadLetters();
        eventually(() -> as(tenant, "admin").get("/api/v1/dead-letters/journey-service").then().body("items.attempts",
                contains(1)));
        read(tenant).get(at).then().body("notCounted", nullValue());
    }

    private void retryDeadLetters() {
        List<String> letters = as(tenant, "admin").get("/api/v1/dead-letters/journey-service").then().extract()
                .path("items.id");
        letters.forEach(letter -> as(tenant, "admin").post("/api/v1/dead-letters/journey-service/" + letter + "/retry").then()
                .statusCode(204));
    }

    @Test
    void a_score_of_ours_is_counted_at_its_touchpoint() {
        String at = seen(aVisit(checklist, 1, 7, ", \"channel\": \"in-person\""));
        eventually(() -> assertEquals(71.428571, counted(at).path("value").asDouble()));
        JsonNode told = counted(at);
        assertEquals("mystery_shop_score", told.path("metric").asText());
        assertEquals("restaurants", told.path("touchpoint").asText());
        assertEquals("in-person", told.path("channel").asText());
        assertEquals("2026-11-12T12:10:00Z", told.path("observedAt").asText());
        assertEquals("mystery-shopping", told.path("attributes").path("observation").asText());
        assertEquals(idOf(audit), told.path("subject").path("id").asText());
        assertTrue(told.path("revision").isMissingNode());
    }

    @Test
    void a_correction_replaces_it_and_a_withdrawal_takes_it_back() {
        String at = seen(aVisit(checklist, 1, 7, ""));
        write(tenant, aVisit(checklist, 1, 10, "")).put(at).then().statusCode(200);
        eventually(() -> assertEquals(100, counted(at).path("value").asDouble()));
        assertEquals(1, counted(at).path("revision").asInt());
        write(tenant, "").delete(at).then().statusCode(204);
        eventually(() -> assertTrue(counted(at).path("retracted").asBoolean()));
        assertEquals(2, counted(at).path("revision").asInt());
    }

    @Test
    void what_competitors_reach_is_not_counted_as_ours() {
        String competitor = write(tenant, "{\"name\": \"Across the bay\"}").post("/api/v1/competitors").then().extract()
                .path("id");
        String theirs = seen(aVisit(checklist, 1, 7, ", \"competitor\": \"" + competitor + "\""));
        String ours = seen(aVisit(checklist, 1, 7, ""));
        eventually(() -> assertFalse(counted(ours).isMissingNode()));
        assertTrue(counted(theirs).isMissingNode());
        write(tenant, aVisit(checklist, 1, 7, ", \"competitor\": \"" + competitor + "\"")).put(ours).then().statusCode(200);
        eventually(() -> assertTrue(counted(ours).path("retracted").asBoolean()));
        write(tenant, aVisit(checklist, 1, 9, "")).put(ours).then().statusCode(200);
        eventually(() -> assertEquals(2, counted(ours).path("revision").asInt()));
        assertTrue(counted(ours).path("retracted").isMissingNode());
    }

    @Test
    void it_waits_for_a_neighbour_that_is_away() {
        ScoringNeighbour.answer = 503;
        String at = seen(aVisit(checklist, 1, 7, ""));
        eventually(() -> assertTrue(waiting().stream().anyMatch(attempts -> attempts >= 2)));
        assertTrue(counted(at).isMissingNode());
        ScoringNeighbour.answer = 204;
        eventually(() -> assertFalse(counted(at).isMissingNode()));
        eventually(() -> assertEquals(List.of(), waiting()));
    }

    @Test
    void told_again_after_a_lost_answer_it_has_the_same_name() {
        ScoringNeighbour.LOST_ANSWERS.set(2);
        String at = seen(aVisit(checklist, 1, 7, ""));
        eventually(() -> assertEquals(0, ScoringNeighbour.LOST_ANSWERS.get()));
        eventually(() -> assertEquals(List.of(), waiting()));
        assertEquals(71.428571, counted(at).path("value").asDouble());
        assertEquals(1, ScoringNeighbour.COUNTED.keySet().stream().filter(id -> id.endsWith(idOf(at))).count());
    }

    @Test
    void what_is_refused_tells_nobody() {
        String at = seen(aVisit(checklist, 1, 7, ""));
        eventually(() -> assertEquals(List.of(), waiting()));
        write(tenant, aVisit(checklist, 1, 11, "")).put(at).then().statusCode(400);
        as(tenant, "audits:write").header("If-Match", "\"7\"").delete(at).then().statusCode(412);
        assertEquals(List.of(), waiting());
    }

    private String seen(String observation) {
        return write(tenant, observation).post(audit + "/observations").then().statusCode(201).extract().header("Location");
    }

    private static JsonNode counted(String at) {
        return ScoringNeighbour.COUNTED.getOrDefault("audit-observation/" + idOf(at), MissingNode.getInstance());
    }

    @Inject
    AgroalDataSource database;

    /** How often each message of the tenant was tried that is under way still. */
    private List<Integer> waiting() {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    ResultSet row = connection.createStatement()
                            .executeQuery("select attempts from outbox where topic = 'audit-observations'")) {
                List<Integer> attempts = new ArrayList<>();
                while (row.next()) {
                    attempts.add(row.getInt(1));
                }
                return attempts;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
