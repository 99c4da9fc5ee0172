package cx.touchstone.kit.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Puts an example beside each operation: {@code examples/<operationId>.json} holds a request and the answer to it. They lie in
 * files because JSON in annotations is read by nobody.
 */
final class Examples {

    static final String NAME = "example";

    private final ObjectMapper json = new ObjectMapper();

    void show(Operation operation) {
        Map<?, ?> example = read(operation.getOperationId());
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

    /** An annotation can give one value as an example; of a parameter that has several it is the only one. */
    static void straighten(Parameter parameter) {
        if (parameter.getExample() != null && isList(parameter.getSchema()) && !(parameter.getExample() instanceof List)) {
            parameter.setExample(List.of(parameter.getExample()));
        }
    }

    /** An annotation can give only single values as examples: those of a list are its items. */
    static void straighten(Schema schema) {
        List<Object> examples = schema.getExamples();
        if (examples != null && isList(schema) && examples.stream().noneMatch(List.class::isInstance)) {
            schema.setExamples(List.of(examples));
        }
    }

    private static boolean isList(Schema schema) {
        return schema != null && schema.getType() != null && schema.getType().contains(SchemaType.ARRAY);
    }

    private static void show(Content content, Object value) {
        content.getMediaTypes().values().forEach(type -> type.addExample(NAME, OASFactory.createExample().value(value)));
    }

    private Map<?, ?> read(String operation) {
        try (InputStream file = Examples.class.getResourceAsStream("/examples/" + operation + ".json")) {
            return file == null ? Map.of() : json.readValue(file, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
