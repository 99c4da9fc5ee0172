package cx.touchstone.gateway.audit;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class AuditLogTest {

    @Inject
    Keys keys;
    @Inject
    AuditLog log;

    private final String tenant = aTenant();
    private String key;

    @BeforeEach
    void anAdministrator() {
        key = keys.aKey(tenant, "admin");
    }

    @Test
    void who_did_what_to_which_object_is_found_again() {
        String id = aKeyIsMade("first");
        aKeyIsMade("second");
        with(key).header("X-Request-Id", "by-hand").delete("/api/v1/api-keys/" + id).then().statusCode(204);
        search("").body("items.position", contains(3, 2, 1));
        search("?objectId=" + id).body("items.action", contains("api-key.revoked", "api-key.created"))
                .body("items[0].requestId", equalTo("by-hand")).body("items[0].actor", equalTo(key.substring(0, 12)))
                .body("items[0].details.name", equalTo("first")).body("items[0].tenant", equalTo(tenant));
        search("?action=api-key.created&objectType=api-key&actor=" + key.substring(0, 12)).body("items", hasSize(2));
        search("?to=2026-01-01T00:00:00Z").body("items", hasSize(0));
        search("?from=2026-01-01T00:00:00Z").body("items", hasSize(3));
        with(key).get("/api/v1/audit-log?from=yesterday&to=x").then().statusCode(400).body("errors.pointer",
                contains("from", "to"));
        with(key).get("/api/v1/audit-log?from=-2000-01-01T00:00:00Z").then().statusCode(400).body("errors.pointer",
                contains("from"));
        with(key).get("/api/v1/audit-log/2").then().statusCode(200).body("details.name", equalTo("second"));
        with(key).get("/api/v1/audit-log/4").then().statusCode(404).body("code", equalTo("audit-entry-unknown"));
    }

    @Test
    void pages_do_not_move_under_new_entries() {
        add(5);
        String next = search("?limit=3").body("items.position", contains(5, 4, 3)).extract().path("nextCursor");
        add(1);
        search("?limit=3&cursor=" + next).body("items.position", contains(2, 1)).body("nextCursor", nullValue());
    }

    @Test
    void a_log_shows_its_own_tenant_alone() {
        add(2);
        String stranger = keys.aKey(aTenant(), "admin");
        with(stranger).get("/api/v1/audit-log").then().statusCode(200).body("items", hasSize(0));
        with(stranger).get("/api/v1/audit-log/1").then().statusCode(404);
        with(stranger).get("/api/v1/audit-log/verification").then().body("intact", equalTo(true)).body("entries", equalTo(0))
                .body("head", nullValue());
        with(keys.aKey(tenant, "scores:read")).get("/api/v1/audit-log").then().statusCode(403);
    }

    @Test
    void an_entry_goes_with_the_change_that_it_tells_of() {
        assertThrows(IllegalStateException.class, () -> inTransaction(() -> {
            append(1);
            throw new IllegalStateException("the change fails");
        }));
        assertEquals(0, keys.count("audit_entry", tenant));
        add(1);
        search("").body("items.position", contains(1));
    }

    @Test
    void of_many_who_write_together_each_follows_another() throws InterruptedException {
        List<Callable<Object>> writers = IntStream.range(0, 8).mapToObj(n -> (Callable<Object>) () -> {
            for (int i = 0; i < 20; i++) {
                add(1);
            }
            return n;
        }).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(writers).forEach(done -> assertTrue(done.resultNow() instanceof Integer));
        }
        with(key).get("/api/v1/audit-log/verification").then().statusCode(200).body("intact", equalTo(true))
                .body("entries", equalTo(160)).body("head.position", equalTo(160));
    }

    @Test
    void an_export_proves_itself_to_who_knows_nothing_of_us() throws Exception {
        add(3);
        String previous = "0".repeat(64);
        String[] lines = with(key).get("/api/v1/audit-log/export").then().statusCode(200)
                .contentType("application/x-ndjson").extract().asString().split("\n");
        assertEquals(3, lines.length);
        for (String line : lines) { // canonical JSON: members in order, no blanks
            String hash = line.replaceFirst(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");
            String content = line.replace("\"hash\":\"" + hash + "\",", "");
            assertEquals(hash,
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes("UTF-8"))));
            assertTrue(line.contains("\"previous\":\"" + previous + "\""), line);
            previous = hash;
        }
        with(key).get("/api/v1/audit-log/verification").then().body("head.hash", equalTo(previous));
        assertEquals("", with(key).get("/api/v1/audit-log/export?action=nothing").asString());
    }

    private String aKeyIsMade(String name) {
        return with(key).contentType("application/json").body("{\"name\": \"" + name + "\", \"scopes\": [\"admin\"]}")
                .post("/api/v1/api-keys").then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse search(String query) {
        return with(key).get("/api/v1/audit-log" + query).then().statusCode(200).body("items.tenant",
                everyItem(equalTo(tenant)));
    }

    private void add(int entries) {
        for (int i = 0; i < entries; i++) {
            inTransaction(() -> append(1));
        }
    }

    private Object append(int number) {
        log.append(tenant, "a test",
                new Deed("thing.changed", "thing", "n\u00e4me \"" + number + "\"", Map.of("b", "\u20ac", "a", "1")));
        return null;
    }

    private void inTransaction(Callable<Object> work) {
        Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(work));
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
