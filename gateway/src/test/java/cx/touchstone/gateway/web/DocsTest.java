package cx.touchstone.gateway.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.Management;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class DocsTest {

    @Test
    void who_comes_without_a_path_is_shown_the_api() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", "/api/v1/docs/");
        given().get("/").then().statusCode(200).contentType("text/html").body(containsString("/api/v1/openapi"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/docs/", "/api/v1/docs/swagger-ui-bundle.js", "/api/v1/docs/swagger-ui.css" })
    void the_page_takes_nothing_from_elsewhere_and_is_framed_nowhere(String path) {
        given().get(path).then().statusCode(200).header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", "no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/health", "/q/health/started", "/q/health/live", "/q/health/ready" })
    void the_gateway_tells_its_own_health_at_a_port_of_its_own(String path) {
        Management.get(path).statusCode(200).body("status", equalTo("UP"));
        given().get(path).then().statusCode(404);
    }
}
