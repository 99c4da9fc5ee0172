package cx.touchstone.kit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import cx.touchstone.kit.Idempotency;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** What every operation of every service has in common in its OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    /** What parameters mean that mean the same everywhere. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "cursor", "The nextCursor of the page before; without one the list begins.",
            "limit", "How many items the page has at most.",
            HttpHeaders.IF_MATCH, "The ETag of the state that was read, or * for whatever state it is in.");

    private final Examples examples = new Examples();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        // Neighbours agree among themselves: what they call is not part of the public API.
        List.copyOf(document.getPaths().getPathItems().keySet()).stream().filter(path -> path.startsWith("/internal"))
                .forEach(document.getPaths()::removePathItem);
        CommonProblem.declare(document.getComponents());
        document.getPaths().getPathItems().forEach(this::describe);
        Schemas.parameters(document).forEach(ApiDocument::describe);
        forgetWhatIsUnused(document);
        Limits.set(document);
        Schemas.everywhere(document).forEach(schema -> {
            Examples.straighten(schema);
            if (schema.getRef() != null) {
                schema.setType(null); // what it refers to says it
            }
        });
    }

    private static void forgetWhatIsUnused(OpenAPI document) {
        Set<String> used = Schemas.reached(document, Schemas.ofOperations(document));
        List.copyOf(document.getComponents().getSchemas().keySet()).stream().filter(name -> !used.contains(name))
                .forEach(document.getComponents()::removeSchema);
    }

    private void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            List<CommonProblem> possible = new ArrayList<>(List.of(CommonProblem.INVALID, CommonProblem.NOT_ACCEPTABLE,
                    CommonProblem.GONE, CommonProblem.FAILED, CommonProblem.UNAVAILABLE));
            if (path.startsWith("/api/v1/public/")) {
                operation.setSecurity(List.of());
                possible.add(CommonProblem.TOO_MANY);
                List.of(CommonProblem.UNAUTHENTICATED, CommonProblem.FORBIDDEN)
                        .forEach(problem -> operation.getResponses().removeAPIResponse(problem.status()));
            } else {
                possible.addAll(List.of(CommonProblem.UNAUTHENTICATED, CommonProblem.FORBIDDEN));
            }
            if (path.contains("{")) {
                possible.add(CommonProblem.UNKNOWN);
            }
            if (method != PathItem.HttpMethod.GET) {
                possible.add(CommonProblem.CONFLICT);
            }
            if (operation.getRequestBody() != null) {
                possible.addAll(List.of(CommonProblem.TOO_LARGE, CommonProblem.WRONG_TYPE));
            }
            if (method == PathItem.HttpMethod.POST) {
                possible.add(CommonProblem.KEY_REUSED);
                operation.addParameter(idempotencyKey());
            }
            if (hasParameter(operation, HttpHeaders.IF_MATCH)) {
                possible.addAll(List.of(CommonProblem.STALE, CommonProblem.PRECONDITION_REQUIRED));
            }
            Stream.of(CommonProblem.values()).filter(problem -> operation.getResponses().hasAPIResponse(problem.status()))
                    .forEach(possible::add);
            possible.stream().sorted().distinct().forEach(problem -> add(operation, problem));
            sayScopes(operation);
            examples.show(operation);
        });
    }

    /** Whoever reads about an operation sees what a key needs for it. */
    private static void sayScopes(Operation operation) {
        String scopes = operation.getSecurity() == null ? ""
                : operation.getSecurity().stream().flatMap(one -> one.getSchemes().values().stream()).flatMap(List::stream)
                        .map(scope -> '`' + scope + '`').distinct().sorted().collect(Collectors.joining(" or "));
        String own = operation.getDescription();
        String access = scopes.isEmpty() ? "Needs no key." : "Needs the scope " + scopes + ".";
        operation.setDescription(own == null ? access : own + " " + access);
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
        Examples.straighten(parameter);
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
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)).minLength(1).maxLength(200)
                        .pattern("[\\x21-\\x7e]*"))
                .example("3f1c9a52-visit-4711");
    }

    private static void add(Operation operation, CommonProblem problem) {
        APIResponse own = operation.getResponses().getAPIResponse(problem.status());
        if (own == null || own.getContent() == null) {
            operation.getResponses().addAPIResponse(problem.status(), problem.reference());
        }
    }
}
