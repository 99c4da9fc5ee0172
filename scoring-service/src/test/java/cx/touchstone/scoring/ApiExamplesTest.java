package cx.touchstone.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApiExamplesTest {

    @Test
    void every_operation_of_this_service_shows_its_request_and_its_answer() throws Exception {
        var document = new ObjectMapper().readTree(RestAssured.get("/openapi?format=JSON").asString());
        var without = new ArrayList<String>();
        for (var path : document.get("paths").properties()) {
            if (path.getKey().contains("dead-letters")) {
                continue; // the kit's, common to all services
            }
            for (var operation : path.getValue()) {
                var id = operation.get("operationId").asText();
                for (var response : operation.get("responses").properties()) {
                    if (response.getKey().startsWith("2") && !shows(response.getValue())) {
                        without.add(id + " " + response.getKey());
                    }
                }
                if (operation.has("requestBody") && !shows(operation.get("requestBody"))) {
                    without.add(id + " request");
                }
            }
        }
        assertEquals(List.of(), without);
    }

    private static boolean shows(JsonNode part) {
        var json = part.path("content").path("application/json");
        assertNotNull(json.get("schema"), () -> "no schema: " + part);
        return json.path("examples").size() > 0;
    }
}
