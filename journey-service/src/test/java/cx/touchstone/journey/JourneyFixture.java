package cx.touchstone.journey;

import static cx.touchstone.kit.testing.Caller.as;

import io.restassured.response.ValidatableResponse;

/** Journeys as tests need them. */
public final class JourneyFixture {

    /** One stage, two touchpoints, one of them measured. */
    public static final String A_FLIGHT = """
            {"name": "A flight", "stages": [
              {"key": "inside", "name": "Inside the terminal", "touchpoints": [
                {"key": "restaurants", "name": "Restaurants", "channel": "in-person", "importance": 70,
                 "metrics": [{"metric": "csat", "target": 80, "floor": 60, "benchmark": 76}]},
                {"key": "wifi", "name": "Wi-Fi"}]}]}""";

    private JourneyFixture() {
    }

    public static String aJourneyOf(String tenant) {
        return draw(tenant, A_FLIGHT).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse draw(String tenant, String draft) {
        return as(tenant, "journeys:write").body(draft).post("/api/v1/journeys").then();
    }
}
