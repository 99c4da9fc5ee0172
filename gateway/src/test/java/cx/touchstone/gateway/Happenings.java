package cx.touchstone.gateway;

import static io.restassured.RestAssured.given;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.InternalToken;
import io.restassured.response.ValidatableResponse;

/** What services tell of a tenant, with tokens of the platform. */
@ApplicationScoped
public class Happenings {

    public static final String COMPLETED = "cx.touchstone.response.completed.v1";
    public static final String ERASED = "cx.touchstone.response.erased.v1";

    @Inject
    InternalToken token;

    /** A response that was completed, about this case in a partner's system. */
    public static String aResponse(UUID response, String subject) {
        return event(UUID.randomUUID(), COMPLETED, response, subject, "");
    }

    /** @param more fields, each with a comma in front */
    public static String event(UUID id, String type, UUID object, String subject, String more) {
        return """
                {"id": "%s", "type": "%s", "subject": "%s", "time": "2026-11-22T10:12:31.204Z", "object": "%s"%s,
                 "data": {"response": "%s", "scores": [{"metric": "nps", "value": 3}]}}""".formatted(id, type, subject, object,
                more, object);
    }

    public ValidatableResponse tell(String tenant, String... events) {
        return tellAs(token.bearer(tenant, "gateway", Set.of("events:write")), events);
    }

    public static ValidatableResponse tellAs(String bearer, String... events) {
        return given().header("Authorization", bearer).contentType("application/json")
                .body(Stream.of(events).collect(Collectors.joining(",", "{\"events\": [", "]}"))).post("/internal/events")
                .then();
    }
}
