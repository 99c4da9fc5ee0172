package cx.touchstone.gateway.tenant.rescue;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class TenantKeyTest {

    @Inject
    Keys keys;

    private final String tenant = aTenant();

    @Test
    void who_never_saw_the_first_key_gets_another_one() {
        String operator = keys.aKey(aTenant(), Scopes.OPERATOR);
        String plan = "{\"id\": \"" + tenant + "\", \"name\": \"Airport\"}";
        with(operator).body(plan).post("/api/v1/tenants").then().statusCode(201); // and the answer is lost
        with(operator).body(plan).post("/api/v1/tenants").then().statusCode(409).body("code", equalTo("tenant-exists"));
        String key = give(operator, tenant).statusCode(201).body("name", equalTo("again"))
                .body("scopes.size()", equalTo(Scopes.OF_A_TENANT.size())).body("key", matchesPattern("tsk_[A-Za-z0-9_-]{43}"))
                .extract().path("key");
        with(key).get("/api/v1/me").then().statusCode(200).body("tenant", equalTo(tenant));
        with(key).get("/api/v1/audit-log?limit=1").then().body("items.action", contains("api-key.created"))
                .body("items[0].actor", equalTo(operator.substring(0, 12)))
                .body("items[0].details.prefix", equalTo(key.substring(0, 12)));
        give(operator, tenant).statusCode(201).header("Idempotency-Replayed", "true").body("key", nullValue());
    }

    @Test
    void only_who_runs_the_platform_gives_keys_and_only_to_tenants_that_there_are() {
        give(keys.aKeyForAll(tenant), tenant).statusCode(403);
        give(keys.aKey(aTenant(), Scopes.OPERATOR), "nobody").statusCode(404).body("code", equalTo("tenant-unknown"));
        with(keys.aKey(aTenant(), Scopes.OPERATOR)).body("{\"name\": \"x\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}")
                .post("/api/v1/tenants/" + tenant + "/api-keys").then().statusCode(400).body("errors.pointer",
                        contains("/expiresAt"));
    }

    private ValidatableResponse give(String operator, String to) {
        return with(operator).header("Idempotency-Key", tenant).body("{\"name\": \"again\"}")
                .post("/api/v1/tenants/" + to + "/api-keys").then();
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
