package cx.touchstone.journey.weighing;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class WeighingTest {

    private static final String RULES = "/api/v1/importance-rules";
    private static final String BUSY_FIRST = """
            {"rules": [{"name": "Busy", "when": {"volumeFrom": 1000}, "importance": 90},
                       {"name": "On the web", "when": {"channels": ["web"]}, "importance": 30},
                       {"name": "Service", "when": {"teams": ["Service"], "tags": ["help"]}, "importance": 70}]}""";

    private final String tenant = aTenant();
    private String journey;

    @BeforeEach
    void a_journey_is_drawn() {
        journey = "/api/v1/journeys/" + draw(tenant, """
                {"name": "A visit", "stages": [{"key": "s", "name": "S", "touchpoints": [
                  {"key": "page", "name": "Page", "channels": ["web"], "volume": 999},
                  {"key": "shop", "name": "Shop", "channels": ["web"], "volume": 1000},
                  {"key": "desk", "name": "Desk", "team": "Service", "tags": ["help"], "importance": 10},
                  {"key": "call", "name": "Call", "team": "Service", "tags": ["help"]},
                  {"key": "exit", "name": "Exit"}]}]}""").statusCode(201).extract().path("id");
    }

    @Test
    void the_first_rule_that_holds_decides_unless_somebody_weighs_by_hand() {
        write(BUSY_FIRST).put(RULES).then().statusCode(200).header("ETag", "\"0\"");
        read().get(journey).then().body("stages[0].touchpoints.importance", contains(30, 90, 10, 70, 50))
                .body("stages[0].touchpoints.importanceRule", contains("On the web", "Busy", null, "Service", null));
        read().get(journey + "/importance").then().statusCode(200).body("items.importance", contains(30, 90, 10, 70, 50))
                .body("items.importanceBy", contains("rules", "rules", "hand", "rules", "rules"))
                .body("items[1].rule.name", equalTo("Busy")).body("items[1].rule.when.volumeFrom", equalTo(1000))
                .body("items[2].rule", nullValue());
        write("{\"importance\": 5}").patch(journey + "/touchpoints/page").then().body("importance", equalTo(5));
        write("{\"importance\": null}").patch(journey + "/touchpoints/desk").then().body("importance", equalTo(70))
                .body("importanceRule", equalTo("Service"));
    }

    @Test
    void rules_are_tried_before_they_are_saved() {
        as(tenant, "journeys:read").body(BUSY_FIRST).post(journey + "/importance/preview").then().statusCode(200)
                .body("items.before", contains(50, 50, 10, 50, 50)).body("items.importance", contains(30, 90, 10, 70, 50));
        read().get(RULES).then().body("rules", hasSize(0)).header("ETag", "\"-1\"");
        read().get(journey).then().body("stages[0].touchpoints.importance", contains(50, 50, 10, 50, 50));
    }

    @Test
    void a_version_keeps_the_weights_and_other_rules_make_another() {
        write("").post(journey + "/versions").then().statusCode(201);
        write(BUSY_FIRST).put(RULES).then().statusCode(200);
        read().get(journey + "/comparison?from=1").then().body("touchpoints.reweighted.key", contains("page", "shop", "call"));
        write("").post(journey + "/versions").then().statusCode(201).body("version", equalTo(2))
                .body("stages[0].touchpoints[1].importanceRule", equalTo("Busy"));
        write("").post(journey + "/versions").then().statusCode(200);
        read().get(journey + "/versions/1").then().body("stages[0].touchpoints[1].importance", equalTo(50));
    }

    @Test
    void rules_that_can_never_decide_are_refused_where_they_stand() {
        String shadowed = BUSY_FIRST.replace("\"volumeFrom\": 1000", "\"channels\": [\"web\", \"store\"]");
        write(shadowed).put(RULES).then().statusCode(400).body("errors.pointer", contains("/rules/1"))
                .body("errors.code", contains("never-matches"));
        as(tenant, "journeys:read").body(shadowed).post(journey + "/importance/preview").then().statusCode(400);
        write(BUSY_FIRST.replace("90", "101")).put(RULES).then().statusCode(400)
                .body("errors.pointer", contains("/rules/0/importance"));
    }

    @Test
    void of_two_who_change_rules_the_second_is_told() {
        as(tenant, "journeys:write").body(BUSY_FIRST).put(RULES).then().statusCode(428);
        as(tenant, "journeys:write").header("If-Match", "\"-1\"").body(BUSY_FIRST).put(RULES).then().statusCode(200);
        as(tenant, "journeys:write").header("If-Match", "\"-1\"").body(BUSY_FIRST).put(RULES).then().statusCode(412);
        as(aTenant(), "journeys:read").get(RULES).then().body("rules", hasSize(0));
    }

    private RequestSpecification read() {
        return as(tenant, "journeys:read");
    }

    private RequestSpecification write(String body) {
        return as(tenant, "journeys:write").header("If-Match", "*").body(body);
    }
}
