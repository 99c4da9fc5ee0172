package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import org.hamcrest.Matcher;

import io.restassured.response.ValidatableResponse;

/** Reads scores as a caller does. */
public final class ScoreReader {

    private ScoreReader() {
    }

    public static ValidatableResponse ask(String tenant, String query) {
        return as(tenant, "scores:read").get("/api/v1/scores" + query).then();
    }

    public static ValidatableResponse read(String tenant, String query) {
        return ask(tenant, query).statusCode(200);
    }

    /** As exact as percentiles of tallies are. */
    public static Matcher<Float> withinAPercentOf(float value) {
        return both(greaterThanOrEqualTo(Math.min(value * 0.99f, value * 1.01f)))
                .and(lessThanOrEqualTo(Math.max(value * 0.99f, value * 1.01f)));
    }
}
