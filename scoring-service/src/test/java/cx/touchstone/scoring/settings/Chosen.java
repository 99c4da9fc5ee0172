package cx.touchstone.scoring.settings;

import static cx.touchstone.kit.testing.Caller.as;

import io.restassured.response.ValidatableResponse;

/** Settings as an administrator chooses them. */
public final class Chosen {

    private Chosen() {
    }

    /** A document of settings: the usual ones, with these members besides, {@code "retention":"P36M"}. */
    public static String settings(String zone, int threshold, String more) {
        return """
                {"timeZone":"%s","weekStart":"monday","currency":"EUR","anonymityThreshold":%d%s}"""
                .formatted(zone, threshold, more.isEmpty() ? "" : "," + more);
    }

    /** Replaces those that hold, whatever they are. */
    public static ValidatableResponse choose(String tenant, String settings) {
        return choose(tenant, "*", settings);
    }

    static ValidatableResponse choose(String tenant, String ifMatch, String settings) {
        return as(tenant, "admin").header("If-Match", ifMatch).body(settings).put("/api/v1/scoring-settings").then();
    }

    static ValidatableResponse read(String tenant) {
        return as(tenant, "scores:read").get("/api/v1/scoring-settings").then().statusCode(200);
    }
}
