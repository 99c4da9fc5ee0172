package cx.touchstone.kit.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import cx.touchstone.kit.Problems;

/** A problem that many operations answer, as documents name, explain and show it. */
enum CommonProblem {

    INVALID(400, "Invalid", "Invalid request", "invalid-request", "The request is wrong; every fault is named."),
    UNAUTHENTICATED(401, "Unauthenticated", "Not authenticated", "unauthenticated", "This call needs valid credentials."),
    FORBIDDEN(403, "Forbidden", "Not allowed", "forbidden", "The credentials do not carry the scope that this call needs."),
    UNKNOWN(404, "Unknown", "Not found", "not-found", "This tenant has nothing at this address."),
    NOT_ACCEPTABLE(406, "NotAcceptable", "Not acceptable", "not-acceptable", "This address has no such media type."),
    CONFLICT(409, "Conflict", "Conflict", "already-exists", "It contradicts the present state."),
    GONE(410, "Gone", "Gone", "tenant-gone",
            "What the address names, or the whole organisation (tenant-gone), is gone for good."),
    STALE(412, "Stale", "Changed in the meantime", "stale",
            "It is not in the state that If-Match names: read it again."),
    TOO_LARGE(413, "TooLarge", "Too large", "too-large", "The body is larger than this address takes."),
    WRONG_TYPE(415, "WrongType", "Unsupported media type", "unsupported-media-type",
            "This address does not take a body of this media type."),
    KEY_REUSED(422, "KeyReused", "Unprocessable", "idempotency-key-reused",
            "The Idempotency-Key came with another request before."),
    PRECONDITION_REQUIRED(428, "PreconditionRequired", "Precondition required", "if-match-required",
            "The call needs If-Match with the ETag that was read."),
    TOO_MANY(429, "TooMany", "Too many requests", "rate-limited",
            "Too many requests from one caller; try again after the time in Retry-After."),
    FAILED(500, "Failed", "Internal error", "internal-error", "Something went wrong; the request id finds it."),
    UNAVAILABLE(503, "Unavailable", "Overloaded, try again", "unavailable",
            "Overloaded or unavailable; try again after the time in Retry-After.");

    private static final String SHARED_SCHEMAS = "#/components/schemas/";

    private final int status;
    private final String component;
    private final String title;
    private final String code;
    private final String meaning;

    CommonProblem(int status, String component, String title, String code, String meaning) {
        this.status = status;
        this.component = component;
        this.title = title;
        this.code = code;
        this.meaning = meaning;
    }

    String status() {
        return String.valueOf(status);
    }

    /** The answer of an operation that refers to the shared one. */
    APIResponse reference() {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + component);
    }

    /** Puts all of them, and what they are made of, where operations can refer to them. */
    static void declare(Components components) {
        components.addSchema("Problem", problem()).addSchema("Fault", fault());
        for (CommonProblem problem : values()) {
            components.addResponse(problem.component, problem.response());
        }
    }

    private APIResponse response() {
        APIResponse response = OASFactory.createAPIResponse().description(meaning)
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SHARED_SCHEMAS + "Problem"))
                                .addExample(Examples.NAME, OASFactory.createExample().value(example()))));
        return this == TOO_MANY || this == UNAVAILABLE
                ? response.addHeader(HttpHeaders.RETRY_AFTER,
                        OASFactory.createHeader().description("Seconds after which to try again.")
                                .schema(number("int32").minimum(BigDecimal.ONE)))
                : response;
    }

    /** In a fixed order: the document is compared with the committed one. */
    private Map<String, Object> example() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:touchstone:problem:" + code);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", meaning);
        problem.put("instance", "/api/v1/journeys");
        problem.put("code", code);
        problem.put("requestId", "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");
        if (this == INVALID) {
            Map<String, Object> fault = new LinkedHashMap<>();
            fault.put("pointer", "/name");
            fault.put("code", "required");
            fault.put("detail", "/name must not be blank");
            problem.put("errors", List.of(fault));
        }
        return problem;
    }

    private static Schema problem() {
        return object("Why a request was not done (RFC 9457).", List.of("type", "title", "status", "code", "requestId"))
                .addProperty("type", text("Identifies the kind of problem."))
                .addProperty("title", text("The kind of problem, for people."))
                .addProperty("status", number("int32").description("HTTP status."))
                .addProperty("detail", text("What went wrong this time."))
                .addProperty("instance", text("The path that was called."))
                .addProperty("code", text("Stable, for programs."))
                .addProperty("requestId", text("As in X-Request-Id; name it when asking for help."))
                .addProperty("errors", OASFactory.createSchema().type(List.of(SchemaType.ARRAY))
                        .description("Every fault found in the input.")
                        .items(OASFactory.createSchema().ref(SHARED_SCHEMAS + "Fault")));
    }

    private static Schema fault() {
        return object("One thing wrong with the input.", List.of("pointer", "code", "detail"))
                .addProperty("pointer", text("JSON pointer into the body, or the name of a parameter."))
                .addProperty("code", text("Stable, for programs."))
                .addProperty("detail", text("For people."));
    }

    private static Schema object(String meaning, List<String> required) {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).description(meaning).required(required);
    }

    private static Schema number(String format) {
        return OASFactory.createSchema().type(List.of(SchemaType.INTEGER)).format(format);
    }

    private static Schema text(String meaning) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(meaning);
    }
}
