package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.restassured.RestAssured;

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
}
