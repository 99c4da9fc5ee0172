package cx.touchstone.gateway.identity;

import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.key.ApiKeys;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class RevocationTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Keys keys;
    @Inject
    Callers here;
    @Inject
    Callers.Settings settings;
    @Inject
    ApiKeys keysThere;
    @Inject
    Register register;
    @Inject
    Bearers bearers;
    @Inject
    ManagedExecutor workers;
    @Inject
    Vertx vertx;

    private final String tenant = aTenant();
    private String admin;
    private String id;
    private String key;

    @BeforeEach
    void aKey() {
        admin = keys.aKey(tenant, "admin");
        var made = with(admin).contentType("application/json").body("{\"name\": \"CRM\", \"scopes\": [\"admin\"]}")
                .post("/api/v1/api-keys").then().statusCode(201);
        id = made.extract().path("id");
        key = made.extract().path("key");
    }

    @Test
    void a_revoked_key_opens_nothing_on_any_replica_after_a_second() {
        Callers there = anotherReplica();
        // Both know it and are asked for it all the time: what is in use must be forgotten as well.
        for (int i = 0; i < 200; i++) {
            assertTrue(letsIn(here) && letsIn(there));
        }
        with(admin).delete("/api/v1/api-keys/" + id).then().statusCode(204);
        eventually(SECOND, () -> assertTrue(!letsIn(here) && !letsIn(there)));
        with(key).get("/api/v1/me").then().statusCode(401);
        with(admin).get("/api/v1/api-keys/" + id).then().body("status", equalTo("revoked")).body("revokedAt", notNullValue());
    }

    @Test
    void revoking_again_changes_nothing() {
        with(admin).delete("/api/v1/api-keys/" + id).then().statusCode(204);
        String when = with(admin).get("/api/v1/api-keys/" + id).path("revokedAt");
        with(admin).delete("/api/v1/api-keys/" + id).then().statusCode(204);
        with(admin).get("/api/v1/api-keys/" + id).then().body("revokedAt", equalTo(when));
        assertEquals(1, keys.count("audit_entry where action = 'api-key.revoked'", tenant));
    }

    @Test
    void its_last_use_is_kept_and_seldom_written() {
        with(key).get("/api/v1/me").then().statusCode(200);
        eventually(() -> with(admin).get("/api/v1/api-keys/" + id).then().body("lastUsedAt", notNullValue()));
        String first = with(admin).get("/api/v1/api-keys/" + id).path("lastUsedAt");
        Callers there = anotherReplica();
        long end = System.nanoTime() + SECOND.multipliedBy(2).toNanos();
        while (System.nanoTime() < end) {
            assertTrue(letsIn(here) && letsIn(there));
        }
        with(admin).get("/api/v1/api-keys/" + id).then().body("lastUsedAt", equalTo(first));
    }

    /** What another gateway on the same database remembers. */
    private Callers anotherReplica() {
        Callers there = new Callers();
        there.settings = settings;
        there.keys = keysThere;
        there.register = register;
        there.bearers = bearers;
        there.workers = workers;
        there.vertx = vertx;
        there.remember();
        return there;
    }

    private boolean letsIn(Callers replica) {
        return replica.behind(List.of("Bearer " + key)).toCompletionStage().toCompletableFuture()
                .handle((caller, failure) -> failure == null).join();
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
