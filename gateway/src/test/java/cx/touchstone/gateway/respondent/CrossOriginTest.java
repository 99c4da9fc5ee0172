package cx.touchstone.gateway.respondent;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.gateway.Neighbourhood.calls;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class CrossOriginTest {

    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final String METHODS = "Access-Control-Allow-Methods";

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/public/surveys/x/responses", "/widget/touchstone.js" })
    void a_browser_that_asks_is_told_what_scripts_may_do_without_asking_the_service(String path) {
        behave("public", Neighbourhood::tell);
        behave("widget", Neighbourhood::tell);
        preflight().options(path).then().statusCode(204).header(ORIGIN, "*")
                .header(METHODS, "GET, POST, PUT, OPTIONS")
                .header("Access-Control-Allow-Headers", "content-type, idempotency-key, accept-language")
                .header("Access-Control-Allow-Credentials", nullValue()).header("Access-Control-Max-Age", "600");
        assertEquals(0, calls("public") + calls("widget"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/public/surveys/x", "/widget/touchstone.js" })
    void scripts_of_any_origin_may_read_the_answer(String path) {
        shared(given().header("Origin", "https://shop.example").get(path).then().statusCode(200));
        shared(given().get(path).then().statusCode(200)); // so that a cache may give it to a script later
    }

    @Test
    void what_the_service_says_of_origins_does_not_count() {
        behave("widget", request -> request.response().putHeader(ORIGIN, "https://evil.example")
                .putHeader("Access-Control-Allow-Credentials", "true").end());
        shared(given().header("Origin", "https://shop.example").get("/widget/x").then().statusCode(200)
                .header("Access-Control-Allow-Credentials", nullValue()));
        behave("widget", Neighbourhood::tell);
    }

    @Test
    void scripts_may_read_why_the_gateway_refuses() {
        shared(given().urlEncodingEnabled(false).get("/api/v1/public/surveys/%2e%2e").then().statusCode(400)
                .body("code", equalTo("invalid-address")));
        behave("public", request -> request.connection().close());
        shared(given().body("{}").post("/api/v1/public/surveys/x/responses").then().statusCode(502));
        behave("public", Neighbourhood::tell);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/journeys", "/api/v1/surveys", "/api/v1/publicx", "/api/v1/public", "/api/v1/me",
            "/api/v1/openapi", "/api/v1/docs/", "/s/4vD9xkqw", "/widgets/x", "/q/health", "/", "/nothing" })
    void nothing_else_is_open_to_other_origins(String path) {
        for (ValidatableResponse answer : List.of(preflight().options(path).then(),
                given().header("Origin", "https://shop.example").redirects().follow(false).get(path).then())) {
            answer.header(ORIGIN, nullValue()).header(METHODS, nullValue()).header("Access-Control-Allow-Headers", nullValue())
                    .header("Access-Control-Expose-Headers", nullValue());
        }
    }

    private static RequestSpecification preflight() {
        return given().header("Origin", "https://shop.example").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,idempotency-key");
    }

    private static void shared(ValidatableResponse answer) {
        answer.header(ORIGIN, "*").header("Access-Control-Expose-Headers", "idempotency-replayed, retry-after, x-request-id");
    }
}
