package cx.touchstone.kit.document;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Finds schemas: in others, behind operations, and by the references between them. */
final class Schemas {

    private static final String SHARED = "#/components/schemas/";

    private Schemas() {
    }

    /** A schema and all that are written inside it. */
    static Stream<Schema> in(Schema schema) {
        return Stream.concat(Stream.of(schema), Stream.of(values(schema.getProperties()),
                Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema()).filter(Objects::nonNull),
                each(schema.getAllOf()), each(schema.getAnyOf()), each(schema.getOneOf()))
                .flatMap(parts -> parts).flatMap(Schemas::in));
    }

    /** What stands in the bodies of some content. */
    static Stream<Schema> in(Content content) {
        return content == null ? Stream.of()
                : content.getMediaTypes().values().stream().map(MediaType::getSchema).filter(Objects::nonNull)
                        .flatMap(Schemas::in);
    }

    /** What stands in the bodies that operations take. */
    static Stream<Schema> asked(OpenAPI document) {
        return operations(document).map(Operation::getRequestBody).filter(Objects::nonNull)
                .flatMap(body -> in(body.getContent()));
    }

    /** What stands in the bodies that operations answer with, those that they share included. */
    static Stream<Schema> answered(OpenAPI document) {
        return Stream.concat(values(document.getComponents().getResponses()),
                operations(document).flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()))
                .flatMap(response -> Stream.concat(in(response.getContent()),
                        values(response.getHeaders()).flatMap(header -> in(header.getSchema()))));
    }

    /** What stands in what operations take and answer. */
    static Stream<Schema> ofOperations(OpenAPI document) {
        return Stream
                .of(asked(document), answered(document), parameters(document).map(Parameter::getSchema).flatMap(Schemas::in))
                .flatMap(all -> all);
    }

    /** All of them. */
    static Stream<Schema> everywhere(OpenAPI document) {
        return Stream.concat(ofOperations(document),
                document.getComponents().getSchemas().values().stream().flatMap(Schemas::in));
    }

    static Stream<Parameter> parameters(OpenAPI document) {
        return operations(document).flatMap(operation -> each(operation.getParameters()));
    }

    static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
    }

    /** The names of the shared schemas to which these refer, or those to which they refer. */
    static Set<String> reached(OpenAPI document, Stream<Schema> from) {
        Map<String, Schema> shared = document.getComponents().getSchemas();
        Set<String> reached = new HashSet<>();
        Deque<Schema> open = new ArrayDeque<>(from.toList());
        while (!open.isEmpty()) {
            String reference = open.pop().getRef();
            if (reference != null && reached.add(reference.substring(SHARED.length()))) {
                in(shared.get(reference.substring(SHARED.length()))).forEach(open::push);
            }
        }
        return reached;
    }

    private static <T> Stream<T> each(Collection<T> some) {
        return some == null ? Stream.of() : List.copyOf(some).stream();
    }

    private static <T> Stream<T> values(Map<?, T> some) {
        return some == null ? Stream.of() : some.values().stream();
    }
}
