package cx.touchstone.gateway.tenant.purge;

import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpServerRequest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class PurgeTest {

    private static final String NOTHING_LEFT = """
            {"finished": true, "tables": [{"table": "response", "removed": 7, "left": 0}]}""";

    @Inject
    Keys keys;

    private final String home = aTenant();
    private final String tenant = aTenant();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String operator;
    private String key;

    @BeforeEach
    void aTenantThatWillLeave() {
        operator = keys.aKey(home, Scopes.OPERATOR, "admin");
        key = with(operator).body("{\"id\": \"%s\", \"name\": \"Airport\"}".formatted(tenant)).post("/api/v1/tenants").then()
                .statusCode(201).extract().path("key");
        String first = with(key).get("/api/v1/api-keys").then().extract().path("items[0].id");
        with(key).body("{\"overlap\": \"PT1H\"}").post("/api/v1/api-keys/" + first + "/rotation").then().statusCode(201);
        with(key).header("Idempotency-Key", "one").body("{\"name\": \"more\", \"scopes\": [\"admin\"]}")
                .post("/api/v1/api-keys").then().statusCode(201);
        Neighbourhood.behave("internal", request -> answer(request, NOTHING_LEFT));
    }

    @AfterEach
    void asBefore() {
        Neighbourhood.behave("internal", Neighbourhood::tell);
    }

    @Test
    void all_that_is_kept_of_a_tenant_is_removed_and_that_is_proved() throws Exception {
        Map<String, Integer> others = Owner.rowsOf(home);
        suspend();
        ValidatableResponse begun = purge(tenant).statusCode(202).header("Location", "/api/v1/tenants/" + tenant + "/purge")
                .body("status", equalTo("running")).body("askedBy", equalTo(operator.substring(0, 12)));
        finished().body("tables.left", everyItem(equalTo(0))).body("id", equalTo(begun.extract().path("id")))
                .body("tables.service", hasItems("gateway", "journey-service", "survey-service", "scoring-service"))
                .body("tables.find { it.table == 'api_key' }.removed", equalTo(3))
                .body("tables.find { it.table == 'audit_entry' }.removed", equalTo(5))
                .body("auditLog.entries", equalTo(5)).body("removed", greaterThanOrEqualTo(3 * 7 + 3 + 5 + 1));
        assertEquals(Set.of("purge", "purge_table", "purged_rows", "purged_tenant"), Owner.rowsOf(tenant).keySet());
        Owner.rowsOf(home).forEach((table, rows) -> assertTrue(rows >= others.getOrDefault(table, 0), table));
        eventually(() -> with(key).get("/api/v1/me").then().statusCode(401));
        with(operator).get("/api/v1/tenants/" + tenant).then().statusCode(404);
        assertTrue(asked.stream().allMatch(what -> what.contains(begun.extract().<String> path("id"))), asked.toString());
    }

    @Test
    void the_proof_stands_in_the_log_of_who_asked() throws Exception {
        suspend();
        purge(tenant).statusCode(202);
        ValidatableResponse proof = finished();
        with(operator).get("/api/v1/audit-log?objectType=tenant&objectId=" + tenant).then()
                .body("items.action", contains("tenant.purged", "tenant.purge-begun"))
                .body("items[0].details.proof", equalTo(proof.extract().path("hash")))
                .body("items[1].details.reason", equalTo("over"));
        with(operator).get("/api/v1/audit-log/verification").then().body("intact", equalTo(true));
        Map<String, Object> content = new TreeMap<>(proof.extract().<Map<String, Object>> path("$"));
        List.of("hash", "removed", "status").forEach(content::remove);
        byte[] canonical = new ObjectMapper().writeValueAsBytes(sorted(content));
        assertEquals(proof.extract().path("hash"),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)));
        String change = "update purge_table set removed = 0 where tenant_id = '" + tenant + "'";
        assertThrows(java.sql.SQLException.class, () -> Owner.does(change));
    }

    @Test
    void nobody_is_removed_by_mistake() {
        purge(tenant).statusCode(409).body("code", equalTo("tenant-not-suspended"));
        suspend();
        with(operator).body("{\"tenant\": \"other\", \"reason\": \"x\"}").post("/api/v1/tenants/" + tenant + "/purge").then()
                .statusCode(400).body("errors.pointer", contains("/tenant"));
        purge(home).statusCode(409).body("code", equalTo("own-tenant"));
        purge("nobody").statusCode(404).body("code", equalTo("tenant-unknown"));
        with(operator).get("/api/v1/tenants/" + tenant + "/purge").then().statusCode(404)
                .body("code", equalTo("purge-unknown"));
        with(operator).body("{}").put("/internal/purge").then().statusCode(404);
        with(keys.aKeyForAll(home)).body(plan(tenant)).post("/api/v1/tenants/" + tenant + "/purge").then().statusCode(403);
    }

    @Test
    void who_had_others_removed_stays() {
        suspend();
        purge(tenant).statusCode(202);
        finished();
        keys.suspend(home);
        String another = keys.aKey(aTenant(), Scopes.OPERATOR);
        with(another).body(plan(home)).post("/api/v1/tenants/" + home + "/purge").then().statusCode(409).body("code",
                equalTo("tenant-holds-proofs"));
    }

    @Test
    void nobody_comes_back_under_the_id() {
        suspend();
        purge(tenant).statusCode(202);
        with(operator).delete("/api/v1/tenants/" + tenant + "/suspension").then().statusCode(410).body("code",
                equalTo("tenant-gone"));
        ValidatableResponse first = finished();
        purge(tenant).statusCode(202).body("hash", equalTo(first.extract().path("hash")));
        with(operator).body("{\"id\": \"%s\", \"name\": \"Airport\"}".formatted(tenant)).post("/api/v1/tenants").then()
                .statusCode(410).body("code", equalTo("tenant-gone"));
    }

    @Test
    void a_service_that_is_away_or_has_more_to_do_is_waited_for() {
        AtomicInteger calls = new AtomicInteger();
        Neighbourhood.behave("internal", request -> {
            if (calls.incrementAndGet() <= 2) {
                request.connection().close();
            } else if (calls.get() == 3) {
                request.response().setStatusCode(500).end();
            } else if (calls.get() % 2 == 0) {
                answer(request, "{\"finished\": false, \"tables\": [{\"table\": \"response\", \"removed\": 5}]}");
            } else {
                answer(request, NOTHING_LEFT);
            }
        });
        suspend();
        purge(tenant).statusCode(202);
        eventually(() -> with(operator).get("/api/v1/tenants/" + tenant + "/purge").then()
                .body("hindrance", containsString("journey-service")));
        eventually(() -> assertTrue(calls.get() > 10));
        with(operator).get("/api/v1/tenants/" + tenant + "/purge").then().body("status", equalTo("running"));
        Neighbourhood.behave("internal", request -> answer(request, NOTHING_LEFT));
        finished().body("hindrance", nullValue());
    }

    private void answer(HttpServerRequest request, String state) {
        request.body().onSuccess(body -> {
            if (request.path().equals("/internal/purge")) {
                asked.add(body.toString());
                request.response().putHeader("Content-Type", "application/json").end(state);
            } else {
                request.response().setStatusCode(204).end(); // of the suspension
            }
        });
    }

    private ValidatableResponse finished() {
        eventually(() -> with(operator).get("/api/v1/tenants/" + tenant + "/purge").then().statusCode(200)
                .body("status", equalTo("finished")));
        return with(operator).get("/api/v1/tenants/" + tenant + "/purge").then();
    }

    private void suspend() {
        with(operator).body("{\"reason\": \"over\"}").put("/api/v1/tenants/" + tenant + "/suspension").then().statusCode(200);
    }

    private ValidatableResponse purge(String whom) {
        return with(operator).body(plan(whom)).post("/api/v1/tenants/" + whom + "/purge").then();
    }

    private static String plan(String whom) {
        return "{\"tenant\": \"" + whom + "\", \"reason\": \"over\"}";
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((name, one) -> sorted.put((String) name, sorted(one)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(PurgeTest::sorted).toList();
            default -> value;
        };
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
