package cx.touchstone.journey.transfer;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class TransferTest {

    private static final String DOCUMENT = """
            {"format": 1, "name": "A flight", "goal": "Board", "kind": "to-be",
             "personas": [{"name": "Young", "about": "person", "conditions": [{"attribute": "age", "from": 18, "to": 34.50}]}],
             "stages": [{"key": "s", "name": "S", "touchpoints": [
               {"key": "wifi", "name": "Wi-Fi", "channels": ["web", "in-app"], "feels": {"emotion": -2, "words": "Öde"},
                "painPoints": [{"key": "slow", "text": "Slow", "status": "dismissed"}], "importance": 0,
                "metrics": [{"metric": "csat", "target": 80.0, "floor": 60.25}]},
               {"key": "bar", "name": "Bar"}]}]}""";

    private final String tenant = aTenant();

    @Test
    void what_another_tenant_imports_is_exported_as_it_was() {
        String exported = export(tenant, bringIn(tenant, DOCUMENT).statusCode(201).extract().header("Location"));
        String other = aTenant();
        assertEquals(exported, export(other, bringIn(other, exported).statusCode(201).extract().header("Location")));
        as(other, "journeys:read").get("/api/v1/personas").then().body("items.name", contains("Young"));
    }

    @Test
    void a_persona_that_there_is_already_is_taken_and_one_that_means_others_is_refused() {
        bringIn(tenant, DOCUMENT).statusCode(201);
        bringIn(tenant, DOCUMENT).statusCode(201).body("personas", hasSize(1));
        as(tenant, "journeys:read").get("/api/v1/personas").then().body("items", hasSize(1));
        bringIn(tenant, DOCUMENT.replace("18", "19")).statusCode(400).body("errors.pointer", contains("/personas/0/name"))
                .body("errors.code", contains("other-persona"));
    }

    @Test
    void what_is_wrong_with_a_document_is_named() {
        bringIn(tenant, DOCUMENT.replace("\"format\": 1", "\"format\": 2").replace("-2", "-3")).statusCode(400)
                .body("errors.pointer", contains("/format", "/stages/0/touchpoints/0/feels/emotion"));
        bringIn(tenant, DOCUMENT.replace("\"bar\"", "\"wifi\"")).statusCode(400)
                .body("errors.pointer", contains("/stages/0/touchpoints/1/key"));
        bringIn(tenant, DOCUMENT.replace("34.50", "17")).statusCode(400)
                .body("errors.pointer", contains("/personas/0/conditions/0/to"));
        as(tenant, "journeys:read").get("/api/v1/journeys").then().body("items", hasSize(0));
    }

    @Test
    void what_rules_decide_is_not_exported() {
        as(tenant, "journeys:write").header("If-Match", "*")
                .body("{\"rules\": [{\"name\": \"All\", \"importance\": 99}]}").put("/api/v1/importance-rules").then()
                .statusCode(200);
        String journey = bringIn(tenant, DOCUMENT).statusCode(201).body("stages[0].touchpoints.importance", contains(0, 99))
                .extract().header("Location");
        as(tenant, "journeys:read").get(journey + "/export").then().body("stages[0].touchpoints.importance", contains(0, 50))
                .body("stages[0].touchpoints[1].importanceBy", equalTo("rules"));
    }

    private static String export(String tenant, String journey) {
        return as(tenant, "journeys:read").get(journey + "/export").then().statusCode(200).extract().asString();
    }

    private static ValidatableResponse bringIn(String tenant, String document) {
        return as(tenant, "journeys:write").body(document).post("/api/v1/journeys/import").then();
    }
}
