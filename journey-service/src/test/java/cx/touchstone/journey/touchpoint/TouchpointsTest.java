package cx.touchstone.journey.touchpoint;

import static cx.touchstone.journey.JourneyFixture.A_FLIGHT;
import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
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
class TouchpointsTest {

    private final String tenant = aTenant();

    @Test
    void a_key_is_found_in_every_journey_that_was_published_with_it() {
        String one = published(A_FLIGHT);
        String two = published(A_FLIGHT.replace("A flight", "Another"));
        draw(tenant, A_FLIGHT.replace("A flight", "Only drawn")).statusCode(201);
        find("key=wifi").body("items.journeyName", containsInAnyOrder("A flight", "Another"))
                .body("items.version", contains(1, 1));
        find("channel=in-person").body("items.key", contains("restaurants", "restaurants"));
        find("journey=" + one.substring(one.lastIndexOf('/') + 1)).body("items.key", contains("restaurants", "wifi"));
        as(aTenant(), "journeys:read").get("/api/v1/touchpoints").then().body("items", empty());
        as(tenant, "journeys:write").header("If-Match", "*").post(two + "/archive").then().statusCode(200);
        find("key=wifi").body("items.journeyName", contains("A flight"));
    }

    @Test
    void the_latest_version_is_what_is_found() {
        String journey = published(A_FLIGHT);
        as(tenant, "journeys:write").header("If-Match", "*")
                .body("{\"name\": \"Wireless\", \"team\": \"IT\", \"tags\": [\"net\"]}")
                .patch(journey + "/touchpoints/wifi").then().statusCode(200);
        as(tenant, "journeys:write").header("If-Match", "*").delete(journey + "/touchpoints/restaurants").then()
                .statusCode(204);
        find("key=wifi").body("items.name", contains("Wi-Fi"));
        as(tenant, "journeys:write").post(journey + "/versions").then().statusCode(201);
        find("team=IT&tag=net").body("items.name", contains("Wireless")).body("items.version", contains(2));
        find("limit=50").body("items", hasSize(1));
    }

    @Test
    void the_list_is_read_page_by_page() {
        published(A_FLIGHT);
        published(A_FLIGHT);
        String cursor = find("limit=3").body("items.key", contains("restaurants", "restaurants", "wifi")).extract()
                .path("nextCursor");
        find("limit=3&cursor=" + cursor).body("items.key", contains("wifi")).body("nextCursor", nullValue());
        as(tenant, "journeys:read").get("/api/v1/touchpoints?channel=pigeon").then().statusCode(400)
                .body("errors.pointer", contains("channel"));
        as(tenant, "journeys:read").get("/api/v1/touchpoints?cursor=AAAA").then().statusCode(400);
    }

    private String published(String draft) {
        String journey = draw(tenant, draft).statusCode(201).extract().header("Location");
        as(tenant, "journeys:write").post(journey + "/versions").then().statusCode(201);
        return journey;
    }

    private ValidatableResponse find(String question) {
        return as(tenant, "journeys:read").get("/api/v1/touchpoints?" + question).then().statusCode(200);
    }
}
