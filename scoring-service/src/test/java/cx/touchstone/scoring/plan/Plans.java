package cx.touchstone.scoring.plan;

import static cx.touchstone.kit.testing.Caller.as;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import io.restassured.response.ValidatableResponse;

/** Measurement plans as the journeys' owner delivers them. */
public final class Plans {

    private Plans() {
    }

    public static ValidatableResponse deliver(String tenant, UUID journey, int version, String... touchpoints) {
        return deliver(tenant, journey, UUID.randomUUID(), version, "2026-01-01T00:00:00Z", touchpoints);
    }

    public static ValidatableResponse deliver(String tenant, UUID journey, UUID message, int version, String publishedAt,
            String... touchpoints) {
        return as(tenant, "plans:write").body("""
                {"messageId":"%s","journeyId":"%s","name":"Departure","version":%d,"publishedAt":"%s","touchpoints":[%s]}"""
                .formatted(message, journey, version, publishedAt, String.join(",", touchpoints)))
                .put("/internal/measurement-plans/" + journey).then();
    }

    /** A touchpoint of this importance that is measured by these metrics, each with a target or not: csat=80. */
    public static String touchpoint(String key, int importance, String... metrics) {
        var planned = Arrays.stream(metrics).map(metric -> metric.split("=")).map(parts -> parts.length == 1
                ? "{\"metric\":\"%s\"}".formatted(parts[0])
                : "{\"metric\":\"%s\",\"target\":%s}".formatted(parts[0], parts[1])).collect(Collectors.joining(","));
        return "{\"key\":\"%s\",\"name\":\"%s\",\"stage\":\"inside\",\"importance\":%d,\"metrics\":[%s]}".formatted(key, key,
                importance, planned);
    }
}
