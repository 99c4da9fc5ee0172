package cx.touchstone.gateway.tenant;

import static cx.touchstone.gateway.Keys.aKeyOfNobody;
import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class FirstTenantTest {

    @Inject
    FirstTenant firstTenant;
    @Inject
    Keys keys;

    private final String tenant = aTenant();
    private final String key = aKeyOfNobody();

    @Test
    void the_first_tenant_can_do_everything_with_its_key() {
        setUp(tenant, key);
        given().header("Authorization", "Bearer " + key).get("/api/v1/me").then().statusCode(200)
                .body("tenant", equalTo(tenant)).body("scopes.size()", equalTo(Scopes.ALL.size()))
                .body("scopes", hasItems("admin", "signals:write", "contacts:read"));
    }

    @Test
    void further_starts_change_nothing() {
        setUp(tenant, key);
        setUp(tenant, key);
        assertEquals(1, keys.count("tenant", tenant));
        assertEquals(1, keys.count("api_key", tenant));
        assertEquals(2, keys.count("audit_entry", tenant));
    }

    @Test
    void a_new_key_comes_beside_the_old_one() {
        setUp(tenant, key);
        setUp(tenant, aKeyOfNobody());
        assertEquals(1, keys.count("tenant", tenant));
        assertEquals(2, keys.count("api_key", tenant));
    }

    @Test
    void gateways_that_start_together_do_not_disturb_each_other() {
        CompletableFuture.allOf(IntStream.range(0, 8).mapToObj(i -> CompletableFuture.runAsync(() -> setUp(tenant, key)))
                .toArray(CompletableFuture[]::new)).join();
        assertEquals(1, keys.count("tenant", tenant));
        assertEquals(1, keys.count("api_key", tenant));
    }

    @Test
    void a_key_of_another_tenant_is_not_taken_over() {
        setUp(tenant, key);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> setUp(aTenant(), key));
        assertTrue(refused.getMessage().contains(tenant), refused.getMessage());
    }

    @Test
    void scopes_that_a_newer_version_brings_stand_in_the_audit_log_once() {
        String older = keys.aKey(tenant, "admin");
        setUp(tenant, older);
        setUp(tenant, older);
        given().header("Authorization", "Bearer " + older).get("/api/v1/audit-log").then().statusCode(200)
                .body("items.action", contains("api-key.widened")).body("items[0].actor", equalTo("bootstrap"))
                .body("items[0].details.prefix", equalTo(older.substring(0, 12)))
                .body("items[0].details.scopes", equalTo(String.join(" ", new TreeSet<>(Scopes.ALL))));
        String revoked = keys.aKey(tenant, "admin");
        keys.revoke(revoked);
        setUp(tenant, revoked);
        assertEquals(1, keys.count("audit_entry", tenant));
        assertEquals(1, keys.count("api_key where scopes = array['admin']", tenant));
    }

    @Test
    void a_revoked_key_stays_revoked() {
        setUp(tenant, key);
        keys.revoke(key);
        setUp(tenant, key);
        given().header("Authorization", "Bearer " + key).get("/api/v1/me").then().statusCode(401);
    }

    private void setUp(String tenant, String key) {
        firstTenant.setUp(tenant, "Test", KeySecret.of(key).orElseThrow());
    }
}
