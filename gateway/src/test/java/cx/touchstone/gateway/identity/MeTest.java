package cx.touchstone.gateway.identity;

import static cx.touchstone.gateway.Keys.aKeyOfNobody;
import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class MeTest {

    @Inject
    Keys keys;

    @Test
    void a_caller_learns_whose_key_it_holds_and_what_it_may_do() {
        String tenant = aTenant();
        String key = keys.aKey(tenant, "scores:read", "journeys:read");
        given().header("Authorization", "Bearer " + key).get("/api/v1/me").then().statusCode(200)
                .body("tenant", equalTo(tenant)).body("scopes", contains("journeys:read", "scores:read"))
                .body("keyPrefix", equalTo(key.substring(0, 12))).body("expiresAt", nullValue());
    }

    @Test
    void nobody_is_told_nothing() {
        given().get("/api/v1/me").then().statusCode(401).contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer").body("code", equalTo("unauthenticated"));
        given().header("Authorization", "Bearer " + aKeyOfNobody()).get("/api/v1/me").then().statusCode(401)
                .contentType("application/problem+json").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void the_tenant_of_a_key_counts_in_the_gateway_itself() {
        given().header("Authorization", "Bearer " + keys.aKey(aTenant(), "admin")).get("/api/v1/dead-letters/gateway").then()
                .statusCode(200).body("items.size()", equalTo(0));
        given().header("Authorization", "Bearer " + keys.anyKey()).get("/api/v1/dead-letters/gateway").then().statusCode(403);
    }
}
