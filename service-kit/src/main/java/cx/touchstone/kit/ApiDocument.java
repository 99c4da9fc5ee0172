package cx.touchstone.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** What every operation of every service has in common in its OpenAPI document: the problems that it can answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    /** A problem that operations answer, as the document names, explains and shows it. */
    private record Common(String status, String name, Refusal.Kind kind, String code, String meaning) {
    }

    private static final List<Common> COMMON = List.of(
            new Common("400", "Invalid", Refusal.Kind.INVALID, "invalid-request",
                    "The request is wrong; every fault is named."),
            new Common("401", "Unauthenticated", Refusal.Kind.UNAUTHENTICATED, "unauthenticated",
                    "This call needs valid credentials."),
            new Common("403", "Forbidden", Refusal.Kind.FORBIDDEN, "forbidden",
                    "The credentials do not carry the scope that this call needs."),
            new Common("404", "Unknown", Refusal.Kind.UNKNOWN, "not-found", "This tenant has nothing at this address."),
            new Common("409", "Conflict", Refusal.Kind.CONFLICT, "already-exists", "It contradicts the present state."),
            new Common("412", "Stale", Refusal.Kind.STALE, "stale",
                    "It is not in the state that If-Match names: read it again."),
            new Common("413", "TooLarge", Refusal.Kind.TOO_LARGE, "too-large", "The body is larger than this address takes."),
            new Common("422", "KeyReused", Refusal.Kind.MISMATCH, "idempotency-key-reused",
                    "The Idempotency-Key came with another request before."),
            new Common("428", "PreconditionRequired", Refusal.Kind.PRECONDITION_REQUIRED, "if-match-required",
                    "The call needs If-Match with the ETag that was read."),
            new Common("429", "TooMany", Refusal.Kind.TOO_MANY_REQUESTS, "rate-limited",
                    "Too many requests from one caller; try again after the time in Retry-After."),
            new Common("503", "Unavailable", Refusal.Kind.OVERLOADED, "unavailable",
                    "Overloaded or unavailable; try again after the time in Retry-After."));
    private static final String EXAMPLE = "example";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        // Neighbours agree among themselves: what they call is not part of the public API.
        List.copyOf(document.getPaths().getPathItems().keySet()).stream().filter(path -> path.startsWith("/internal"))
                .forEach(document.getPaths()::removePathItem);
        document.getComponents().addSchema("Problem", problem()).addSchema("Fault", fault());
        COMMON.forEach(common -> document.getComponents().addResponse(common.name(), response(common)));
        document.getPaths().getPathItems().forEach(this::describe);
    }

    private void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            List<String> possible = new ArrayList<>(List.of("400", "503"));
            if (path.startsWith("/api/v1/public/")) {
                operation.setSecurity(List.of());
                possible.add("429");
                List.of("401", "403").forEach(operation.getResponses()::removeAPIResponse);
            } else {
                possible.addAll(List.of("401", "403"));
            }
            if (path.contains("{")) {
                possible.add("404");
            }
            if (method != PathItem.HttpMethod.GET) {
                possible.add("409");
            }
            if (operation.getRequestBody() != null) {
                possible.add("413");
            }
            if (method == PathItem.HttpMethod.POST) {
                possible.add("422");
                operation.addParameter(idempotencyKey());
            }
            if (hasParameter(operation, HttpHeaders.IF_MATCH)) {
                possible.addAll(List.of("412", "428"));
            }
            COMMON.stream().filter(common -> possible.contains(common.status())).forEach(common -> add(operation, common));
            show(operation);
        });
    }

    private static boolean hasParameter(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter().name(Idempotency.HEADER).in(Parameter.In.HEADER)
                .description(
                        "Up to 200 visible ASCII characters. Sent again with the same body within 24 hours, the call takes "
                                + "effect once and is answered as the first time; with another body it is refused.")
                .schema(text(null).maxLength(200)).example("3f1c9a52-visit-4711");
    }

    private static void add(Operation operation, Common common) {
        APIResponse own = operation.getResponses().getAPIResponse(common.status());
        if (own == null || own.getContent() == null) {
            operation.getResponses().addAPIResponse(common.status(),
                    OASFactory.createAPIResponse().ref("#/components/responses/" + common.name()));
        }
    }

    /**
     * Puts an example beside the operation: {@code examples/<operationId>.json} holds a request and the answer to it. They lie
     * in
     * files because JSON in annotations is read by nobody.
     */
    private void show(Operation operation) {
        Map<?, ?> example = example(operation.getOperationId());
        if (example.containsKey("request")) {
            show(operation.getRequestBody().getContent(), example.get("request"));
        }
        if (example.containsKey("response")) {
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    show(response.getContent(), example.get("response"));
                }
            });
        }
    }

    private static void show(Content content, Object value) {
        content.getMediaTypes().values().forEach(type -> type.addExample(EXAMPLE, OASFactory.createExample().value(value)));
    }

    private Map<?, ?> example(String operation) {
        try (InputStream file = ApiDocument.class.getResourceAsStream("/examples/" + operation + ".json")) {
            return file == null ? Map.of() : json.readValue(file, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static APIResponse response(Common common) {
        // In a fixed order: the document is compared with the committed one.
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:touchstone:problem:" + common.code());
        problem.put("title", common.kind().title());
        problem.put("status", common.kind().status());
        problem.put("detail", common.meaning());
        problem.put("instance", "/api/v1/journeys");
        problem.put("code", common.code());
        problem.put("requestId", "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");
        if (common.kind() == Refusal.Kind.INVALID) {
            problem.put("errors", List.of(faultExample()));
        }
        return OASFactory.createAPIResponse().description(common.meaning())
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                .addExample(EXAMPLE, OASFactory.createExample().value(problem))));
    }

    private static Map<String, Object> faultExample() {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("pointer", "/name");
        fault.put("code", "required");
        fault.put("detail", "/name must not be blank");
        return fault;
    }

    private static Schema problem() {
        return object("Why a request was not done (RFC 9457).", List.of("type", "title", "status", "code", "requestId"))
                .addProperty("type", text("Identifies the kind of problem."))
                .addProperty("title", text("The kind of problem, for people."))
                .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)).description("HTTP status."))
                .addProperty("detail", text("What went wrong this time."))
                .addProperty("instance", text("The path that was called."))
                .addProperty("code", text("Stable, for programs."))
                .addProperty("requestId", text("As in X-Request-Id; name it when asking for help."))
                .addProperty("errors", OASFactory.createSchema().type(List.of(SchemaType.ARRAY))
                        .description("Every fault found in the input.")
                        .items(OASFactory.createSchema().ref("#/components/schemas/Fault")));
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

    private static Schema text(String meaning) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(meaning);
    }
}
