package cx.touchstone.kit.testing.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;

/**
 * The document of the service under test, as it gives it, which another test holds against the committed one. Objects are
 * taken at their word here: a field that the document does not name is a fault, though callers must put up with new ones.
 */
final class ServiceDocument {

    private static final Map<String, ServiceDocument> OF = new ConcurrentHashMap<>();
    private static final String ID = "https://touchstone.example/openapi.json";
    private static final List<String> COMBINED = List.of("allOf", "anyOf", "oneOf");
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** JSON Schema 2020-12, in which these two hold schemas and say nothing themselves. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("components")).keyword(new NonValidationKeyword("bodies")).build();

    /** One thing that callers can do. Of two whose paths fit, the one with fewer variables is meant. */
    record Operation(String method, String path, Pattern pattern, long variables, Map<String, Answer> answers) {

        Optional<Answer> answer(int status) {
            return Optional.ofNullable(answers.get(String.valueOf(status)));
        }

        private boolean isAt(String method, String path) {
            return this.method.equals(method) && pattern.matcher(path).matches();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What an operation may answer with one status; it has no body if there are no types. */
    final class Answer {

        /** Where the schema of each media type lies; of a type without one nothing. */
        private final Map<String, Optional<String>> bodies = new HashMap<>();

        private Answer(JsonNode content) {
            content.properties().forEach(type -> bodies.put(bare(type.getKey()),
                    Optional.ofNullable(type.getValue().get("schema")).map(ServiceDocument.this::keep)));
        }

        /** Media types, without their parameters. */
        Set<String> types() {
            return bodies.keySet();
        }

        /** What in a body of this type is not as the document says. */
        List<String> faults(String type, JsonNode body) {
            return bodies.get(type).map(place -> compiled.computeIfAbsent(place, ServiceDocument.this::compile).validate(body)
                    .stream().map(Object::toString).toList()).orElse(List.of());
        }
    }

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final List<Operation> operations = new ArrayList<>();
    private final ObjectNode bodies = JsonNodeFactory.instance.objectNode();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ServiceDocument(JsonNode document) {
        this.document = document;
        document.path("components").path("schemas").forEach(ServiceDocument::close);
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.add(operation(method.getKey(), path.getKey(), method.getValue()))));
        operations.sort(Comparator.comparingLong(Operation::variables));
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("components", document.path("components"));
        all.set("bodies", bodies);
        this.schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012,
                with -> with.metaSchema(DIALECT).schemaLoaders(loaders -> loaders.schemas(Map.of(ID, all.toString()))));
    }

    /** @param service its address */
    static ServiceDocument of(String service) {
        return OF.computeIfAbsent(service, address -> {
            try (InputStream document = URI.create(address + "/openapi?format=JSON").toURL().openStream()) {
                return new ServiceDocument(new ObjectMapper().readTree(document));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Which operation is called; none if the address is no part of the public API. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream().filter(operation -> operation.isAt(method, path)).findFirst();
    }

    /** A media type without its parameters. */
    static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Operation operation(String method, String path, JsonNode operation) {
        Map<String, Answer> answers = operation.path("responses").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey,
                        answer -> new Answer(resolved(answer.getValue()).path("content"))));
        String pattern = Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return new Operation(method.toUpperCase(Locale.ROOT), path, Pattern.compile(pattern),
                path.chars().filter(character -> character == '{').count(), answers);
    }

    private JsonNode resolved(JsonNode answer) {
        return answer.has("$ref") ? document.at(answer.path("$ref").asText().substring(1)) : answer;
    }

    /** Puts a schema where references into the shared ones are found from; returns the place. */
    private String keep(JsonNode schema) {
        close(schema);
        String place = "b" + bodies.size();
        bodies.set(place, schema);
        return place;
    }

    private JsonSchema compile(String place) {
        return schemas.getSchema(SchemaLocation.of(ID + "#/bodies/" + place), STRICT);
    }

    /** Lets an object have the fields that are named and no others, and so all objects in it. */
    private static void close(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (properties.isObject() && !schema.has("additionalProperties") && COMBINED.stream().noneMatch(schema::has)) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        properties.forEach(ServiceDocument::close);
        close(schema, "items");
        close(schema, "additionalProperties");
        COMBINED.forEach(kind -> schema.path(kind).forEach(ServiceDocument::close));
    }

    private static void close(JsonNode schema, String of) {
        if (schema.path(of).isObject()) {
            close(schema.path(of));
        }
    }
}
