package cx.touchstone.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Puts an example beside every operation of the API document: {@code examples/<operationId>.json} holds a request and the
 * response to it. They lie in files because JSON in annotations is read by nobody.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiExamples implements OASFilter {

    private static final String NAME = "example";
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Operation filterOperation(Operation operation) {
        var example = example(operation.getOperationId());
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
        return operation;
    }

    private static void show(Content content, Object value) {
        content.getMediaTypes().values().forEach(type -> type.addExample(NAME, OASFactory.createExample().value(value)));
    }

    private Map<?, ?> example(String operation) {
        try (var file = ApiExamples.class.getResourceAsStream("/examples/" + operation + ".json")) {
            return file == null ? Map.of() : json.readValue(file, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
