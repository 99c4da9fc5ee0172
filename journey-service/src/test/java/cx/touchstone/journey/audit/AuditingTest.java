package cx.touchstone.journey.audit;

import static cx.touchstone.journey.AuditFixture.aPlannedAudit;
import static cx.touchstone.journey.AuditFixture.aPublishedJourney;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.anAuditOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class AuditingTest {

    private final String tenant = aTenant();

    @Test
    void an_audit_goes_from_plan_to_closing_and_never_back() {
        String at = aPlannedAudit(tenant);
        read(tenant).get(at).then().body("status", equalTo("planned")).body("recurrence", equalTo("quarterly"))
                .body("examined", nullValue());
        step(at, "/reporting").statusCode(409).body("code", equalTo("audit-planned"));
        step(at, "/closing").statusCode(409);
        step(at, "/start").statusCode(200).body("status", equalTo("running"))
                .body("examined.touchpoints.key", contains("restaurants", "wifi"))
                .body("examined.journeys[0].version", equalTo(1)).body("examined.journeys[0].name", equalTo("A flight"));
        step(at, "/start").statusCode(409).body("code", equalTo("audit-running"));
        step(at, "/reporting").statusCode(200).body("reportingAt", notNullValue());
        step(at, "/closing").statusCode(200).body("status", equalTo("closed"));
        write(tenant, anAuditOf("01890000-0000-7000-8000-000000000000")).put(at).then().statusCode(400);
        String journey = read(tenant).get(at).then().extract().path("scope.journeys[0]");
        write(tenant, anAuditOf(journey)).put(at).then().statusCode(409).body("code", equalTo("audit-closed"));
    }

    @Test
    void who_comes_second_gets_412_and_changes_nothing() {
        String at = aPlannedAudit(tenant);
        as(tenant, "audits:write").post(at + "/start").then().statusCode(428);
        as(tenant, "audits:write").header("If-Match", "\"0\"").post(at + "/start").then().statusCode(200)
                .header("ETag", "\"1\"");
        as(tenant, "audits:write").header("If-Match", "\"0\"").post(at + "/reporting").then().statusCode(412);
        as(tenant, "audits:write").header("If-Match", "\"0\"").delete(at).then().statusCode(412);
        read(tenant).get(at).then().body("status", equalTo("running"));
    }

    @Test
    void what_is_examined_is_what_was_published_when_it_began() {
        String journey = aPublishedJourney(tenant);
        String at = plan("{\"name\": \"x\", \"scope\": {\"journeys\": [\"" + journey + "\"], \"touchpoints\": [\"wifi\"]}}");
        as(tenant, "journeys:write").header("If-Match", "*").body("{\"name\": \"Wireless\"}")
                .patch("/api/v1/journeys/" + journey + "/touchpoints/wifi").then().statusCode(200);
        as(tenant, "journeys:write").post("/api/v1/journeys/" + journey + "/versions").then().statusCode(201);
        step(at, "/start").statusCode(200).body("examined.journeys[0].version", equalTo(2))
                .body("examined.touchpoints.name", contains("Wireless"));
        write(tenant, anAuditOf(journey)).put(at).then().statusCode(409).body("code", equalTo("audit-running"));
    }

    @Test
    void what_is_not_there_cannot_be_examined() {
        String journey = aJourneyOf(tenant);
        write(tenant, anAuditOf("01890000-0000-7000-8000-000000000000")).post("/api/v1/audits").then().statusCode(400)
                .body("errors.pointer", contains("/scope/journeys/0")).body("errors.code", contains("unknown-journey"));
        write(aTenant(), anAuditOf(journey)).post("/api/v1/audits").then().statusCode(400);
        String at = plan(anAuditOf(journey));
        step(at, "/start").statusCode(409).body("code", equalTo("scope-not-there"))
                .body("errors.pointer", contains("/scope/journeys/0"));
        as(tenant, "journeys:write").post("/api/v1/journeys/" + journey + "/versions").then().statusCode(201);
        write(tenant, "{\"name\": \"x\", \"scope\": {\"journeys\": [\"" + journey + "\"], \"stages\": [\"inside\", \"moon\"]}}")
                .put(at).then().statusCode(200);
        step(at, "/start").statusCode(409).body("errors.pointer", contains("/scope/stages/1"));
        read(tenant).get(at).then().body("status", equalTo("planned"));
    }

    @Test
    void a_day_that_no_calendar_shows_is_named() {
        write(tenant, anAuditOf(aJourneyOf(tenant)).replace("\"scope\"", "\"opensOn\": \"+12345678-01-01\", \"scope\""))
                .post("/api/v1/audits").then().statusCode(400).body("errors.pointer", contains("/opensOn"));
    }

    @Test
    void only_an_audit_that_has_not_begun_is_removed() {
        String at = aPlannedAudit(tenant);
        write(tenant, "{\"title\": \"Visit\"}").post(at + "/tasks").then().statusCode(201);
        read(aTenant()).get(at).then().statusCode(404);
        write(tenant, "").delete(at).then().statusCode(204);
        read(tenant).get(at + "/tasks").then().statusCode(404);
        write(tenant, "").delete(aRunningAudit(tenant)).then().statusCode(409).body("code", equalTo("audit-running"));
        read(tenant).get("/api/v1/audits?status=running").then().body("items", hasSize(1))
                .body("items[0].examined", nullValue());
        read(tenant).get("/api/v1/audits?status=gone").then().statusCode(400);
    }

    @Test
    void a_journey_that_an_audit_names_stays() {
        String journey = aJourneyOf(tenant);
        String at = plan(anAuditOf(journey));
        as(tenant, "journeys:write").header("If-Match", "*").delete("/api/v1/journeys/" + journey).then().statusCode(409)
                .body("code", equalTo("referred-to")).body("errors.pointer", contains(at));
        write(tenant, "").delete(at).then().statusCode(204);
        as(tenant, "journeys:write").header("If-Match", "*").delete("/api/v1/journeys/" + journey).then().statusCode(204);
    }

    private String plan(String audit) {
        return write(tenant, audit).post("/api/v1/audits").then().statusCode(201).extract().header("Location");
    }

    private ValidatableResponse step(String at, String step) {
        return write(tenant, "").post(at + step).then();
    }
}
