package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.as;

import io.restassured.response.ValidatableResponse;

/** Reads scores as a caller does. */
final class ScoreReader {

    private ScoreReader() {
    }

    static ValidatableResponse ask(String tenant, String query) {
        return as(tenant, "scores:read").get("/api/v1/scores" + query).then();
    }

    static ValidatableResponse read(String tenant, String query) {
        return ask(tenant, query).statusCode(200);
    }
}
