package cx.touchstone.journey.checklist;

import static cx.touchstone.journey.AuditFixture.A_VISIT;
import static cx.touchstone.journey.AuditFixture.aChecklist;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.aVisit;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
class ChecklistsTest {

    private final String tenant = aTenant();

    @Test
    void a_checklist_is_read_as_it_was_written() {
        String at = aChecklist(tenant);
        read(tenant).get(at).then().statusCode(200).header("ETag", "\"0\"").body("version", equalTo(1))
                .body("sections[0].items.key", contains("greeted", "asked")).body("sections[0].items[0].points", equalTo(1))
                .body("sections[1].items[0].weight", equalTo(2));
        read(tenant).get("/api/v1/checklists").then().body("items.name", contains("A visit"))
                .body("items[0].sections", nullValue());
        read(aTenant()).get(at).then().statusCode(404).body("code", equalTo("checklist-unknown"));
        write(tenant, A_VISIT).post("/api/v1/checklists").then().statusCode(409);
    }

    @Test
    void what_it_asks_anew_is_the_next_version() {
        String at = aChecklist(tenant);
        write(tenant, A_VISIT.replace("A visit", "Any visit")).put(at).then().statusCode(200).body("version", equalTo(1))
                .body("name", equalTo("Any visit"));
        write(tenant, A_VISIT.replace("How fast", "How quick")).put(at).then().statusCode(200).body("version", equalTo(2));
        read(tenant).get(at + "/versions").then().body("items.version", contains(1, 2));
        read(tenant).get(at + "/versions/1").then().body("sections[1].items[0].text", equalTo("How fast was it?"));
        read(tenant).get(at + "/versions/3").then().statusCode(404);
        as(tenant, "audits:write").header("If-Match", "\"0\"").body(A_VISIT).put(at).then().statusCode(412);
        as(tenant, "audits:write").body(A_VISIT).put(at).then().statusCode(428);
    }

    @Test
    void what_is_wrong_with_it_is_named() {
        write(tenant, "{\"name\": \"\", \"sections\": []}").post("/api/v1/checklists").then().statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/name", "/sections"));
        write(tenant, """
                {"name": "x", "sections": [{"key": "a", "name": "A", "items": [
                  {"key": "one", "text": "?", "points": 5, "critical": true, "passAt": 6}, {"key": "one", "text": "?"}]},
                  {"key": "a", "name": "A", "items": [{"key": "two", "text": "?"}]}]}""").post("/api/v1/checklists").then()
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/sections/0/items/0/passAt",
                        "/sections/0/items/1/key", "/sections/1/key"));
    }

    @Test
    void one_that_something_was_scored_by_stays() {
        String audit = aRunningAudit(tenant);
        String at = aChecklist(tenant);
        String seen = write(tenant, aVisit(at, 1, 5, "")).post(audit + "/observations").then().statusCode(201).extract()
                .header("Location");
        write(tenant, "").delete(at).then().statusCode(409).body("code", equalTo("referred-to"))
                .body("errors.pointer", contains(seen));
        write(tenant, "").delete(seen).then().statusCode(204);
        write(tenant, "").delete(at).then().statusCode(204);
        read(tenant).get(at).then().statusCode(404);
    }
}
