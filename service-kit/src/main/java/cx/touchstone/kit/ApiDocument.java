package cx.touchstone.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** What every operation of every service has in common in its OpenAPI document: the problems that it can answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "The request is wrong; every fault is named.",
            "401", "No valid credentials.",
            "403", "The credentials lack the scope.",
            "404", "There is nothing under this id for this tenant.",
            "409", "It contradicts the present state.",
            "413", "The body is too large.",
            "503", "Overloaded or unavailable; try again after the time in Retry-After.");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        // Neighbours agree among themselves: what they call is not part of the public API.
        List.copyOf(document.getPaths().getPathItems().keySet()).stream().filter(path -> path.startsWith("/internal"))
                .forEach(document.getPaths()::removePathItem);
        document.getComponents().addSchema("Problem", problem()).addSchema("Fault", fault());
        document.getPaths().getPathItems().forEach(this::describe);
    }

    private void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            List<String> possible = new ArrayList<>(List.of("400", "503"));
            if (!path.startsWith("/api/v1/public/")) {
                possible.addAll(List.of("401", "403"));
            } else {
                operation.setSecurity(List.of());
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
            possible.forEach(status -> add(operation, status));
        });
    }

    private static void add(Operation operation, String status) {
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation.getResponses().addAPIResponse(status, response(status, PROBLEMS.get(status)));
        }
    }

    private static APIResponse response(String status, String meaning) {
        // In a fixed order: the document is compared with the committed one.
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:touchstone:problem:example");
        problem.put("title", meaning);
        problem.put("status", Integer.parseInt(status));
        problem.put("detail", meaning);
        problem.put("instance", "/api/v1/…");
        problem.put("code", "example");
        problem.put("requestId", "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");
        Example example = OASFactory.createExample().value(problem);
        return OASFactory.createAPIResponse().description(meaning)
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                .addExample("problem", example)));
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
