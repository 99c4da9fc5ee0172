package cx.touchstone.gateway.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.OpenApiContract;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class ApiDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> SERVICES = List.of("journey-service", "survey-service", "scoring-service");
    private static final Path COMMITTED = Path.of("openapi.json");

    @Test
    void the_committed_document_is_what_the_services_and_the_gateway_say() throws IOException {
        Map<String, JsonNode> parts = new TreeMap<>();
        for (String service : SERVICES) {
            parts.put(service, YAML.readTree(Files.readString(Path.of("..", service, "openapi.yaml"))));
        }
        parts.put("gateway", JSON.readTree(given().get("/openapi?format=JSON").asString()));
        String merged = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(MergedApi.of(parts)) + "\n";
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, merged);
            Files.writeString(Path.of("target", "classes", "openapi.json"), merged); // what the build packs next
        }
        assertEquals(Files.readString(COMMITTED), merged,
                "gateway/openapi.json is not what the services say; if that is wanted: ./mvnw verify -Dopenapi.update=true");
    }

    @Test
    void the_gateway_shows_its_own_operations() {
        OpenApiContract.showsEveryOperation();
    }

    @Test
    void the_document_is_served_to_everybody() throws IOException {
        String served = given().get("/api/v1/openapi").then().statusCode(200).contentType("application/json").extract()
                .asString();
        assertEquals(Files.readString(Path.of("target", "classes", "openapi.json")), served);
    }

    @Test
    void every_reference_leads_somewhere_and_every_operation_has_a_name_of_its_own() throws IOException {
        JsonNode document = committed();
        List<String> lost = document.findValuesAsText("$ref").stream()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode()).toList();
        assertEquals(List.of(), lost);
        List<String> names = document.path("paths").findValuesAsText("operationId");
        assertEquals(names.size(), names.stream().distinct().count(), names.toString());
    }

    @Test
    void what_needs_a_key_says_so_and_what_is_public_too() throws IOException {
        committed().path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            JsonNode security = operation.getValue().path("security");
            boolean open = path.getKey().matches("/(api/v1/public|api/v1/embeds|s|widget)/.*|/api/v1/openapi");
            assertTrue(open ? security.isArray() && security.isEmpty() : security.path(0).has("apiKey"),
                    operation.getKey() + " " + path.getKey());
        }));
    }

    @Test
    void every_documented_path_is_routed() throws IOException {
        List<String> unrouted = new ArrayList<>();
        committed().path("paths").fieldNames().forEachRemaining(path -> {
            String one = path.replaceAll("\\{[^}]+}", "journey-service");
            Response answer = given().get(one);
            if (answer.statusCode() == 404 && answer.asString().contains("\"not-found\"")) {
                unrouted.add(path);
            }
        });
        assertEquals(List.of(), unrouted);
    }

    @Test
    void a_contradiction_between_two_services_is_named() throws IOException {
        String one = """
                {"tags": [{"name": "T"}], "paths": {"/a": {"get": {"operationId": "a"}}, "/b": {}},
                 "components": {"schemas": {"Same": {"type": "string"}, "Other": {"type": "string"}}}}""";
        Map<String, JsonNode> parts = Map.of("one", JSON.readTree(one), "two", JSON.readTree(
                one.replace("\"operationId\": \"a\"", "\"operationId\": \"x\"").replace("\"Other\": {\"type\": \"string\"}",
                        "\"Other\": {\"type\": \"number\"}")));
        AssertionError named = assertThrows(AssertionError.class, () -> MergedApi.of(parts));
        assertEquals("""
                The API documents contradict each other:
                path /a is not the same in one and in two
                component schemas Other is not the same in one and in two""", named.getMessage());
        assertEquals(2, MergedApi.of(Map.of("one", JSON.readTree(one), "two", JSON.readTree(one))).path("paths").size());
    }

    private static JsonNode committed() throws IOException {
        return JSON.readTree(Files.readString(COMMITTED));
    }
}
