package cx.touchstone.journey.finding;

import static cx.touchstone.journey.AuditFixture.aChecklist;
import static cx.touchstone.journey.AuditFixture.aFinding;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.aVisit;
import static cx.touchstone.journey.AuditFixture.anAuditOf;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class FindingsTest {

    private static final String GAPS = """
            {"items": [
              {"metric": "csat", "touchpoint": "restaurants", "value": 61.5, "n": 80, "target": 80, "floor": 70,
               "status": "below-floor", "id": "YWJj", "withheld": false},
              {"metric": "csat", "touchpoint": "wifi", "value": 75, "n": 80, "target": 80, "status": "missed", "withheld": false},
              {"metric": "nps", "touchpoint": "wifi", "value": 42, "n": 80, "target": 40, "status": "reached", "withheld": false},
              {"metric": "csat", "touchpoint": "moon", "value": 1, "target": 80, "status": "missed", "withheld": false},
              {"metric": "ces", "touchpoint": "wifi", "withheld": true, "withheldReason": "too-few-answers"}]}""";
    private static final String MAY = "{\"from\": \"2017-05-01\", \"to\": \"2017-05-31\"}";

    @Inject
    SessionFactory sessions;

    private final String tenant = aTenant();
    private String audit;

    @BeforeEach
    void an_audit_runs() {
        audit = aRunningAudit(tenant);
        ScoringNeighbour.scores = GAPS;
    }

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.answer = 204;
    }

    @Test
    void what_a_person_writes_is_confirmed() {
        String at = aFinding(tenant, audit);
        read(tenant).get(at).then().statusCode(200).body("status", equalTo("confirmed")).body("proposed", equalTo(false))
                .body("decidedBy", equalTo("tsk_test")).body("measured", equalTo(61.5f));
        read(aTenant()).get(at).then().statusCode(404);
        as(tenant, "audits:write").body("{}").put(at).then().statusCode(400);
        String changed = "{\"touchpoint\": \"wifi\", \"title\": \"Slow\", \"kind\": \"technology\", \"severity\": \"low\"}";
        write(tenant, changed).put(at).then().statusCode(200).body("kind", equalTo("technology"));
        as(tenant, "audits:write").header("If-Match", "\"0\"").body(changed).put(at).then().statusCode(412);
        read(tenant).get(audit + "/findings?severity=low&status=confirmed").then().body("items.title", contains("Slow"));
        read(tenant).get(audit + "/findings?severity=high").then().body("items", empty());
        write(tenant, "").delete(at).then().statusCode(204);
    }

    @Test
    void its_evidence_is_there_and_stays() {
        String checklist = aChecklist(tenant);
        String seen = write(tenant, aVisit(checklist, 1, 5, "")).post(audit + "/observations").then().extract()
                .header("Location");
        String at = found("observation\", \"reference\": \"" + idOf(seen)).statusCode(201).extract().header("Location");
        write(tenant, "").delete(seen).then().statusCode(409).body("errors.pointer", contains(at));
        found("observation\", \"reference\": \"01890000-0000-7000-8000-000000000000").statusCode(400)
                .body("errors.pointer", contains("/evidence/0/reference"));
        found("comment\", \"reference\": \"x").statusCode(400).body("errors.pointer", contains("/evidence/0"));
        found("comment\", \"text\": \"They said so").statusCode(201);
        write(tenant, "{\"touchpoint\": \"moon\", \"title\": \"x\", \"kind\": \"people\", \"severity\": \"low\"}")
                .post(audit + "/findings").then().statusCode(400).body("errors.code", contains("out-of-scope"));
    }

    @Test
    void scores_that_miss_their_targets_are_proposed_once() {
        proposed().statusCode(200).body("items.touchpoint", contains("restaurants", "wifi"))
                .body("items.status", contains("proposed", "proposed")).body("items.severity", contains("high", "medium"))
                .body("items[0].title", equalTo("Restaurants: csat")).body("items[0].expected", equalTo(80f))
                .body("items[0].measured", equalTo(61.5f)).body("items[0].kind", nullValue())
                .body("items[0].evidence[0].kind", equalTo("score")).body("items[0].evidence[0].reference", equalTo("YWJj"));
        proposed().statusCode(200).body("items", empty());
        read(tenant).get(audit + "/findings?status=proposed").then().body("items", hasSize(2));
        String asked = lastAsked("/scores");
        assertTrue(asked.contains("groupBy=touchpoint") && asked.contains("from=2017-05-01&to=2017-05-31"), asked);
    }

    @Test
    void every_metric_that_aims_at_something_in_the_scope_is_asked_for() {
        String journey = as(tenant, "journeys:write").body("""
                {"name": "A flight", "stages": [{"key": "inside", "name": "Inside", "touchpoints": [
                  {"key": "restaurants", "name": "Restaurants", "metrics": [{"metric": "csat", "target": 80},
                    {"metric": "complaints_per_month", "floor": 9}, {"metric": "nps"}, {"metric": "clv", "target": 9},
                    {"metric": "no_such", "target": 9}]},
                  {"key": "wifi", "name": "Wi-Fi", "metrics": [{"metric": "page_ctr", "target": 9}]}]}]}""")
                .post("/api/v1/journeys").then().statusCode(201).extract().path("id");
        as(tenant, "journeys:write").post("/api/v1/journeys/" + journey + "/versions").then().statusCode(201);
        String scoped = write(tenant, anAuditOf(journey).replace("\"]}}", "\"], \"touchpoints\": [\"restaurants\"]}}"))
                .post("/api/v1/audits").then().statusCode(201).extract().header("Location");
        write(tenant, "").post(scoped + "/start").then().statusCode(200);
        write(tenant, MAY).post(scoped + "/findings/proposals").then().statusCode(200).body("items.touchpoint",
                contains("restaurants"));
        String asked = lastAsked("journey=" + journey);
        assertEquals(List.of("metric=complaints_per_month", "metric=csat"),
                Stream.of(asked.split("[?&]")).filter(parameter -> parameter.startsWith("metric=")).sorted().toList());
    }

    @Test
    void what_was_proposed_before_is_looked_up_at_once() {
        String gaps = IntStream.range(0, 100).mapToObj(i -> "{\"metric\": \"metric_" + i
                + "\", \"touchpoint\": \"wifi\", \"value\": 1, \"status\": \"missed\", \"withheld\": false}")
                .collect(Collectors.joining(", "));
        ScoringNeighbour.scores = "{\"items\": [" + gaps + ", " + gaps + "]}";
        long before = sessions.getStatistics().getPrepareStatementCount();
        proposed().statusCode(200).body("items", hasSize(100));
        assertTrue(sessions.getStatistics().getPrepareStatementCount() - before <= 110);
    }

    @Test
    void a_person_confirms_or_dismisses_what_is_proposed() {
        List<String> ids = proposed().extract().path("items.id");
        String first = audit + "/findings/" + ids.get(0);
        String second = audit + "/findings/" + ids.get(1);
        write(tenant, "{}").post(first + "/confirmation").then().statusCode(400).body("errors.pointer", contains("/kind"));
        write(tenant, "{\"kind\": \"process\", \"severity\": \"critical\"}").post(first + "/confirmation").then()
                .statusCode(200).body("status", equalTo("confirmed")).body("severity", equalTo("critical"));
        write(tenant, "{\"reason\": \"Closed for repairs\"}").post(first + "/dismissal").then().statusCode(409)
                .body("code", equalTo("finding-confirmed"));
        as(tenant, "audits:write").header("If-Match", "\"9\"").body("{\"reason\": \"x\"}").post(second + "/dismissal").then()
                .statusCode(412);
        write(tenant, "{\"reason\": \"Closed for repairs\"}").post(second + "/dismissal").then().statusCode(200)
                .body("reason", equalTo("Closed for repairs"));
        write(tenant, "{\"touchpoint\": \"wifi\", \"title\": \"x\", \"kind\": \"people\", \"severity\": \"low\"}").put(second)
                .then().statusCode(409).body("code", equalTo("finding-dismissed"));
        write(tenant, "").delete(second).then().statusCode(409).body("code", equalTo("finding-dismissed"));
        proposed().body("items", empty());
    }

    @Test
    void nothing_is_proposed_while_scoring_is_away() {
        ScoringNeighbour.answer = 503;
        proposed().statusCode(503);
        ScoringNeighbour.answer = 404;
        proposed().statusCode(409).body("code", equalTo("not-measurable"));
        write(tenant, "{\"from\": \"2017-05-31\", \"to\": \"2017-05-01\"}").post(audit + "/findings/proposals").then()
                .statusCode(400);
        read(tenant).get(audit + "/findings").then().body("items", empty());
    }

    private static String lastAsked(String part) {
        return ScoringNeighbour.TAKEN.stream().map(ScoringNeighbour.Taken::path).filter(path -> path.contains(part))
                .reduce((first, last) -> last).orElseThrow();
    }

    private ValidatableResponse proposed() {
        return write(tenant, MAY).post(audit + "/findings/proposals").then();
    }

    private ValidatableResponse found(String evidence) {
        return write(tenant, """
                {"touchpoint": "restaurants", "title": "No seats", "kind": "process", "severity": "high",
                 "evidence": [{"kind": "%s"}]}""".formatted(evidence)).post(audit + "/findings").then();
    }
}
