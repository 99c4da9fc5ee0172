package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/**
 * The OpenAPI document of a service is a committed file, so that every change of the contract is seen in a diff. After a wanted
 * change: {@code ./mvnw verify -Dopenapi.update=true}, and read the diff.
 */
public final class OpenApiContract {

    private OpenApiContract() {
    }

    /** The running service says what the committed file says. */
    public static void isAsCommitted() throws IOException {
        Path file = Path.of("openapi.yaml");
        String running = RestAssured.get("/openapi?format=YAML").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(file, running);
        }
        assertEquals(Files.exists(file) ? Files.readString(file) : "", running,
                "code and openapi.yaml differ; if that is wanted: ./mvnw verify -Dopenapi.update=true");
    }

    /**
     * Every operation of the running service has a name for client methods, a summary, and an example of all that it takes and
     * gives.
     */
    public static void showsEveryOperation() {
        JsonPath document = RestAssured.get("/openapi?format=JSON").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        List<String> bare = new ArrayList<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (operation.get("operationId") == null || operation.get("summary") == null) {
                bare.add(method + " " + path);
            }
            bodies(operation).filter(type -> !type.containsKey("examples"))
                    .forEach(type -> bare.add("example of " + operation.get("operationId")));
        }));
        assertEquals(List.of(), bare);
    }

    /** The media types of the request and of the good answers of an operation. */
    private static Stream<Map<?, ?>> bodies(Map<String, Object> operation) {
        Stream<Object> good = ((Map<?, ?>) operation.get("responses")).entrySet().stream()
                .filter(answer -> answer.getKey().toString().startsWith("2")).map(Map.Entry::getValue);
        return Stream.concat(Stream.ofNullable(operation.get("requestBody")), good)
                .map(body -> (Map<?, ?>) ((Map<?, ?>) body).get("content")).filter(Objects::nonNull)
                .flatMap(content -> content.values().stream()).map(type -> (Map<?, ?>) type);
    }
}
