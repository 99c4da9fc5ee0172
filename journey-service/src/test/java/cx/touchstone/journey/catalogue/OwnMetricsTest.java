package cx.touchstone.journey.catalogue;

import static cx.touchstone.journey.AuditFixture.aFinding;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Targets of metrics that only scoring knows; here their scores run from −5 to 10. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class OwnMetricsTest {

    private static final String BEYOND = """
            [{"metric": "csat", "target": 101}, {"metric": "own_ease", "target": 10.5, "floor": -6},
             {"metric": "own_calm", "target": 5, "floor": 6}, {"metric": "no_such", "target": 1000}]""";
    private static final String[] FAULTS = { "/0/target", "/1/target", "/1/floor", "/2/floor" };

    private final String tenant = aTenant();

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.answer = 204;
    }

    @Test
    void every_target_beyond_the_scores_of_a_metric_is_named_wherever_it_is_set() {
        String journey = "/api/v1/journeys/" + aJourneyOf(tenant);
        String touchpoint = touchpoint(BEYOND);
        String stage = "{\"key\": \"new\", \"name\": \"New\", \"touchpoints\": [" + touchpoint + "]}";
        String whole = "{\"name\": \"A\", \"stages\": [" + stage + "]}";
        String inWhole = "/stages/0/touchpoints/0/metrics";
        draw(tenant, whole).statusCode(400).body("errors.pointer", contains(at(inWhole)))
                .body("errors[1].detail", containsString("Scores of own_ease are -5 to 10."));
        write(whole).put(journey).then().statusCode(400).body("errors.pointer", contains(at(inWhole)));
        write("{\"stages\": [" + stage + "]}").patch(journey).then().statusCode(400).body("errors.pointer",
                contains(at(inWhole)));
        write(stage).post(journey + "/stages").then().statusCode(400).body("errors.pointer",
                contains(at("/touchpoints/0/metrics")));
        write(touchpoint).post(journey + "/touchpoints?stage=inside").then().statusCode(400).body("errors.pointer",
                contains(at("/metrics")));
        write("{\"metrics\": " + BEYOND + "}").patch(journey + "/touchpoints/wifi").then().statusCode(400)
                .body("errors.pointer", contains(at("/metrics")));
        write("{\"format\": 1, \"name\": \"A\", \"kind\": \"as-is\", \"personas\": [], \"stages\": [" + stage + "]}")
                .post("/api/v1/journeys/import").then().statusCode(400).body("errors.pointer", contains(at(inWhole)));
    }

    @Test
    void an_action_reaches_no_more_than_its_own_metric_can() {
        String audit = aRunningAudit(tenant);
        String finding = idOf(aFinding(tenant, audit));
        as(tenant, "audits:write").body("""
                {"finding": "%s", "plan": {"title": "Signs", "owner": "Jon", "dueOn": "2027-03-31", "metric": "own_signs",
                 "target": 11}}""".formatted(finding)).post(audit + "/actions").then().statusCode(400)
                .body("errors.pointer", contains("/target"));
    }

    @Test
    void scoring_is_asked_once_about_a_metric_and_never_about_one_that_is_built_in() {
        for (int i = 0; i < 3; i++) {
            draw(tenant, drawn("[{\"metric\": \"own_wait\", \"target\": 9}, {\"metric\": \"nps\", \"target\": 9}]"))
                    .statusCode(201);
        }
        List<String> asked = ScoringNeighbour.TAKEN.stream().map(ScoringNeighbour.Taken::path)
                .filter(path -> path.contains("own_wait")).toList();
        assertEquals(1, asked.size());
        assertTrue(!asked.getFirst().contains("nps"), asked.toString());
    }

    @Test
    void a_journey_is_drawn_while_scoring_is_away_and_known_metrics_are_checked_all_the_same() {
        draw(tenant, drawn("[{\"metric\": \"own_known\", \"target\": 9}]")).statusCode(201);
        ScoringNeighbour.answer = 503;
        draw(tenant, drawn("[{\"metric\": \"own_other\", \"target\": 900}]")).statusCode(201);
        draw(tenant, drawn("[{\"metric\": \"own_known\", \"target\": 900}]")).statusCode(400);
        draw(aTenant(), drawn("[{\"metric\": \"own_known\", \"target\": 900}]")).statusCode(201);
    }

    private static String drawn(String metrics) {
        return "{\"name\": \"A\", \"stages\": [{\"key\": \"s\", \"name\": \"S\", \"touchpoints\": ["
                + touchpoint(metrics) + "]}]}";
    }

    private static String touchpoint(String metrics) {
        return "{\"key\": \"door\", \"name\": \"Door\", \"metrics\": " + metrics + "}";
    }

    private static Object[] at(String metrics) {
        return List.of(FAULTS).stream().map(fault -> metrics + fault).toArray();
    }

    private RequestSpecification write(String body) {
        return as(tenant, "journeys:write").header("If-Match", "*").body(body);
    }
}
