package cx.touchstone.gateway.audit;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What services tell of what was done with them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class DeedIntakeTest {

    private static final String ONE = "0192f0c1-2b3c-7d4e-8f50-61728394a5b6";

    @Inject
    Keys keys;
    @Inject
    InternalToken token;

    private final String tenant = aTenant();

    private static String deed(UUID id, String method, String route, String objects) {
        return """
                {"deeds": [{"id": "%s", "at": "2026-11-22T10:12:31.204Z", "actor": "tsk_9fQ2Lk0a", "method": "%s", "route": "%s",
                  "requestId": "r-1", "objects": [%s]}]}"""
                .formatted(id, method, route, objects);
    }

    private ValidatableResponse tell(String deeds) {
        return given().header("Authorization", token.bearer(tenant, "gateway", Set.of("deeds:write")))
                .contentType("application/json").body(deeds).post("/internal/deeds").then();
    }

    private ValidatableResponse log() {
        return given().header("Authorization", "Bearer " + keys.aKey(tenant, "admin")).get("/api/v1/audit-log").then()
                .statusCode(200);
    }

    @Test
    void they_are_logged_once_under_the_name_that_the_document_gives_them() {
        String told = deed(UUID.randomUUID(), "POST", "/api/v1/journeys/{id}/versions",
                "{\"kind\": \"journeys\", \"id\": \"" + ONE + "\"}, {\"kind\": \"versions\", \"id\": \"3\"}");
        tell(told).statusCode(204);
        tell(told).statusCode(204);
        log().body("items", hasSize(1)).body("items[0].action", equalTo("publishJourney"))
                .body("items[0].actor", equalTo("tsk_9fQ2Lk0a")).body("items[0].requestId", equalTo("r-1"))
                .body("items[0].objectType", equalTo("version")).body("items[0].objectId", equalTo("3"))
                .body("items[0].details.journey", equalTo(ONE))
                .body("items[0].details.doneAt", equalTo("2026-11-22T10:12:31.204Z"));
    }

    @Test
    void who_can_be_erased_is_not_named_and_what_is_everybodys_is_the_tenants() {
        tell(deed(UUID.randomUUID(), "PATCH", "/api/v1/responses/{id}", "{\"kind\": \"responses\"}")).statusCode(204);
        tell(deed(UUID.randomUUID(), "PUT", "/api/v1/importance-rules", "")).statusCode(204);
        tell(deed(UUID.randomUUID(), "POST", "/api/v1/novelties", "")).statusCode(204);
        log().body("items.action", contains("POST /api/v1/novelties", "replaceImportanceRules", "correctResponse"))
                .body("items.objectId", contains(tenant, tenant, "unnamed"))
                .body("items.objectType", contains("tenant", "tenant", "response"));
    }

    @Test
    void only_services_tell() {
        given().header("Authorization", "Bearer " + keys.aKey(tenant, "admin")).contentType("application/json")
                .body(deed(UUID.randomUUID(), "PUT", "/api/v1/importance-rules", "")).post("/internal/deeds").then()
                .statusCode(401);
        given().header("Authorization", token.bearer(tenant, "gateway", Set.of("events:write"))).contentType("application/json")
                .body(deed(UUID.randomUUID(), "PUT", "/api/v1/importance-rules", "")).post("/internal/deeds").then()
                .statusCode(403);
        tell(deed(UUID.randomUUID(), "GET", "/api/v1/importance-rules", "")).statusCode(400);
        log().body("items", hasSize(0));
    }
}
