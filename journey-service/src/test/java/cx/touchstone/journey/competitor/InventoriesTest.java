package cx.touchstone.journey.competitor;

import static cx.touchstone.journey.AuditFixture.aChecklist;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.aVisit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class InventoriesTest {

    private static final String ACROSS_THE_BAY = "{\"name\": \"Across the bay\", \"website\": \"https://airport.example\"}";
    private static final String SENSORS = """
            {"name": "Queue sensors", "owner": "Terminal operations", "ratings": {"easeOfUse": 4, "integration": 2},
             "touchpoints": ["security-check", "check-in"]}""";

    private final String tenant = aTenant();

    @Test
    void a_competitor_is_read_as_it_was_described() {
        String at = made("/api/v1/competitors", ACROSS_THE_BAY);
        write(tenant, ACROSS_THE_BAY).post("/api/v1/competitors").then().statusCode(409);
        read(tenant).get(at).then().statusCode(200).body("website", equalTo("https://airport.example"));
        write(tenant, "{\"name\": \"Over there\"}").put(at).then().statusCode(200).header("ETag", "\"1\"");
        as(tenant, "audits:write").header("If-Match", "\"0\"").body(ACROSS_THE_BAY).put(at).then().statusCode(412);
        read(tenant).get("/api/v1/competitors").then().body("items.name", contains("Over there"));
        read(aTenant()).get("/api/v1/competitors").then().body("items", empty());
        read(aTenant()).get(at).then().statusCode(404).body("code", equalTo("competitor-unknown"));
        write(tenant, "").delete(at).then().statusCode(204);
        write(tenant, "{\"name\": \" \", \"website\": \"javascript:alert(1)\"}").post("/api/v1/competitors").then()
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/name", "/website"));
        as(tenant, "journeys:write").body(ACROSS_THE_BAY).post("/api/v1/competitors").then().statusCode(403);
    }

    @Test
    void tools_are_found_by_the_touchpoints_that_they_serve() {
        String at = made("/api/v1/tools", SENSORS);
        made("/api/v1/tools", "{\"name\": \"Point of sale\"}");
        read(tenant).get("/api/v1/tools?touchpoint=check-in").then().statusCode(200)
                .body("items.name", contains("Queue sensors")).body("items[0].ratings.easeOfUse", equalTo(4))
                .body("items[0].ratings.trainedPeople", nullValue());
        String cursor = read(tenant).get("/api/v1/tools?limit=1").then().extract().path("nextCursor");
        read(tenant).get("/api/v1/tools?limit=1&cursor=" + cursor).then().body("items.name", contains("Point of sale"))
                .body("nextCursor", nullValue());
        write(tenant, "{\"name\": \"Queue sensors\", \"ratings\": {\"easeOfUse\": 6}, \"touchpoints\": [\"Check in\"]}").put(at)
                .then().statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/ratings/easeOfUse", "/touchpoints/0"));
        write(tenant, "{\"name\": \"Queue sensors\"}").put(at).then().statusCode(200).body("touchpoints", empty());
    }

    @Test
    void what_observations_name_stays_and_they_are_listed() {
        String audit = aRunningAudit(tenant);
        String checklist = aChecklist(tenant);
        String competitor = made("/api/v1/competitors", ACROSS_THE_BAY);
        String tool = made("/api/v1/tools", SENSORS);
        String visit = made(audit + "/observations", aVisit(checklist, 1, 5, ", \"competitor\": \"" + idOf(competitor) + "\""));
        String review = made(audit + "/observations", aVisit(checklist, 1, 5, ", \"tool\": \"" + idOf(tool) + "\"")
                .replace("mystery-shopping", "system-review"));
        write(tenant, "").delete(competitor).then().statusCode(409).body("errors.pointer", contains(visit));
        write(tenant, "").delete(tool).then().statusCode(409).body("errors.pointer", contains(review));
    }

    private String made(String at, String body) {
        return write(tenant, body).post(at).then().statusCode(201).extract().header("Location");
    }
}
