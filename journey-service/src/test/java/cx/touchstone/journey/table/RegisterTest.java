package cx.touchstone.journey.table;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RegisterTest {

    private final String tenant = aTenant();

    @Test
    void pain_points_and_opportunities_are_listed_along_the_way() {
        String journey = draw(tenant,
                """
                        {"name": "A visit", "stages": [{"key": "s", "name": "S", "touchpoints": [
                          {"key": "call", "name": "Call", "team": "Service",
                           "painPoints": [{"key": "queue", "text": "Long queue"}, {"key": "music", "text": "Music", "status": "resolved"}],
                           "opportunities": [{"key": "call-back", "text": "Call back", "status": "in-progress"}]},
                          {"key": "desk", "name": "Desk", "painPoints": [{"key": "hours", "text": "Opening hours"}]}]}]}""")
                .statusCode(201).extract().header("Location");
        register(journey, "").body("items.key", contains("queue", "music", "call-back", "hours"))
                .body("items.kind", contains("pain-point", "pain-point", "opportunity", "pain-point"))
                .body("items.touchpoint", contains("call", "call", "call", "desk"));
        register(journey, "?kind=pain-point&status=open").body("items.key", contains("queue", "hours"));
        register(journey, "?team=Service&status=in-progress").body("items.key", contains("call-back"));
        register(journey, "?status=dismissed").body("items", empty());
        as(tenant, "journeys:read").get(journey + "/register?status=lost").then().statusCode(400)
                .body("errors.pointer", contains("status"));
    }

    @Test
    void a_remark_is_known_once_by_its_key() {
        draw(tenant, """
                {"name": "A visit", "stages": [{"key": "s", "name": "S", "touchpoints": [{"key": "t", "name": "T",
                  "channels": ["web", "web"], "painPoints": [{"key": "a", "text": "A"}, {"key": "a", "text": "B"}]}]}]}""")
                .statusCode(400).body("errors.pointer", contains("/stages/0/touchpoints/0/painPoints/1/key",
                        "/stages/0/touchpoints/0/channels/1"));
    }

    private ValidatableResponse register(String journey, String question) {
        return as(tenant, "journeys:read").get(journey + "/register" + question).then().statusCode(200);
    }
}
