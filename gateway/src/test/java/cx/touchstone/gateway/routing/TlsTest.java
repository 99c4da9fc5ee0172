package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.gateway.Neighbourhood.calls;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.tenant.keeping.KeepingServices;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/**
 * Services whose addresses are https: one with a certificate of the authority that is trusted, one whose certificate is of that
 * authority for another name, and one whose certificate somebody else made for the right name.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class TlsTest {

    @Inject
    Keys keys;
    @Inject
    KeepingServices services;

    @AfterEach
    void theServicesAreAsBefore() {
        behave("internal", Neighbourhood::tell);
    }

    @Test
    void a_service_with_a_good_certificate_is_asked_by_tls() {
        get("sealed").statusCode(200).body("uri", equalTo("/api/v1/sealed"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "misnamed", "forged" })
    void one_whose_certificate_is_not_good_is_told_nothing(String service) {
        behave(service, Neighbourhood::tell);
        get(service).statusCode(503).contentType("application/problem+json").body("code", equalTo("service-unavailable"));
        assertEquals(0, calls(service));
    }

    @Test
    void what_the_gateway_asks_itself_it_asks_with_the_same_care() {
        behave("internal", request -> request.response().putHeader("Content-Type", "application/json").end("[\"contact\"]"));
        assertEquals(List.of("contact"), services.parts("sealed", "demo"));
        assertThrows(Refusal.class, () -> services.parts("misnamed", "demo"));
        assertThrows(Refusal.class, () -> services.parts("forged", "demo"));
        assertEquals(1, calls("internal"));
    }

    private ValidatableResponse get(String service) {
        return given().header("Authorization", "Bearer " + keys.anyKey()).get("/api/v1/" + service).then();
    }
}
