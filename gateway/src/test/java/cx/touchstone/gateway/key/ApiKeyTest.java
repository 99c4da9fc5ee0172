package cx.touchstone.gateway.key;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class ApiKeyTest {

    private static final String CRM = "{\"name\": \"CRM\", \"scopes\": [\"scores:read\", \"admin\"]}";

    @Inject
    Keys keys;

    private final String tenant = aTenant();
    private String key;

    @BeforeEach
    void anAdministrator() {
        key = keys.aKey(tenant, "admin", "scores:read");
    }

    @Test
    void a_key_is_shown_once_and_opens_what_it_was_made_for() {
        ValidatableResponse made = create(CRM).statusCode(201).body("key", matchesPattern("tsk_[A-Za-z0-9_-]{43}"))
                .body("status", equalTo("active")).body("createdBy", equalTo(key.substring(0, 12)))
                .body("expiresAt", nullValue()).body("scopes", containsInAnyOrder("admin", "scores:read"));
        String secret = made.extract().path("key");
        String address = made.extract().header("Location");
        with(secret).get("/api/v1/me").then().statusCode(200).body("tenant", equalTo(tenant))
                .body("keyPrefix", equalTo(made.extract().<String> path("prefix")));
        with(key).get(address).then().statusCode(200).body("key", nullValue()).body("name", equalTo("CRM"))
                .body("prefix", equalTo(secret.substring(0, 12)));
        with(key).get("/api/v1/api-keys").then().body("items", hasSize(2)).body(not(containsString(secret)));
        assertNotEquals(secret, create(CRM).extract().path("key"));
    }

    @Test
    void an_expired_key_is_listed_as_such() {
        String soon = Instant.now().plusSeconds(3600).toString();
        create("{\"name\": \"soon\", \"scopes\": [\"admin\"], \"expiresAt\": \"" + soon + "\"}").statusCode(201);
        keys.aKeyUntil(Instant.now().minusSeconds(1), tenant, "admin");
        with(key).get("/api/v1/api-keys").then().body("items.status", containsInAnyOrder("active", "active", "expired"));
    }

    @Test
    void a_list_is_read_page_by_page() {
        for (int i = 0; i < 4; i++) {
            create(CRM).statusCode(201);
        }
        ValidatableResponse page = with(key).get("/api/v1/api-keys?limit=3").then().body("items", hasSize(3));
        with(key).get("/api/v1/api-keys?limit=3&cursor=" + page.extract().path("nextCursor")).then().body("items", hasSize(2))
                .body("nextCursor", nullValue());
        with(key).get("/api/v1/api-keys?limit=0").then().statusCode(400);
        with(key).get("/api/v1/api-keys?cursor=x").then().statusCode(400).body("errors[0].code", equalTo("invalid-cursor"));
    }

    @Test
    void nobody_gives_what_he_has_not() {
        create("{\"name\": \"more\", \"scopes\": [\"admin\", \"signals:write\"]}").statusCode(403)
                .body("code", equalTo("scope-not-yours")).body("detail", containsString("signals:write"));
        String id = create(CRM).extract().path("id");
        String smaller = keys.aKey(tenant, "admin");
        with(smaller).contentType("application/json").body("{}").post("/api/v1/api-keys/" + id + "/rotation").then()
                .statusCode(403).body("code", equalTo("scope-not-yours"));
        assertEquals(3, keys.count("api_key", tenant));
        assertEquals(1, keys.count("audit_entry", tenant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{} | /name | required", "{\"name\": \" \", \"scopes\": [\"admin\"]} | /name | required",
            "{\"name\": \"a\\nb\", \"scopes\": [\"admin\"]} | /name | pattern",
            "{\"name\": \"x\", \"scopes\": []} | /scopes | required",
            "{\"name\": \"x\", \"scopes\": [\"admin\", \"everything\"]} | /scopes/1 | unknown-scope",
            "{\"name\": \"x\", \"scopes\": [\"public\"]} | /scopes/0 | unknown-scope",
            "{\"name\": \"x\", \"scopes\": [\"admin\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"} | /expiresAt | range",
            "{\"name\": \"x\", \"scopes\": [\"admin\"], \"expiresAt\": \"+300000-01-01T00:00:00Z\"} | /expiresAt | range",
            "{\"name\": \"x\", \"scopes\": [\"admin\"], \"tenant\": \"other\"} | /tenant | unknown-field" })
    void a_wrong_plan_is_refused(String body, String pointer, String code) {
        create(body).statusCode(400).body("errors.find { it.pointer == '" + pointer + "' }.code", equalTo(code));
        assertEquals(1, keys.count("api_key", tenant));
    }

    @Test
    void keys_of_another_tenant_do_not_exist() {
        String id = create(CRM).extract().path("id");
        String stranger = keys.aKey(aTenant(), "admin", "scores:read");
        with(stranger).get("/api/v1/api-keys/" + id).then().statusCode(404).body("code", equalTo("api-key-unknown"));
        with(stranger).delete("/api/v1/api-keys/" + id).then().statusCode(404);
        with(stranger).contentType("application/json").body("{}").post("/api/v1/api-keys/" + id + "/rotation").then()
                .statusCode(404);
        with(stranger).get("/api/v1/api-keys").then().body("items", hasSize(1)).body(not(containsString(id)));
        with(key).get("/api/v1/api-keys/" + id).then().body("status", equalTo("active"));
        with(key).get("/api/v1/api-keys/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void without_the_scope_nothing_is_told_or_done() {
        String other = keys.aKey(tenant, "scores:read");
        with(other).get("/api/v1/api-keys").then().statusCode(403).body("code", equalTo("forbidden"));
        with(other).contentType("application/json").body(CRM).post("/api/v1/api-keys").then().statusCode(403);
        assertEquals(2, keys.count("api_key", tenant));
    }

    @Test
    void a_repeated_creation_makes_one_key_and_shows_it_once() {
        ValidatableResponse first = once().statusCode(201).body("key", notNullValue());
        once().statusCode(201).header("Idempotency-Replayed", "true").body("key", nullValue())
                .body("id", equalTo(first.extract().<String> path("id")))
                .header("Location", first.extract().header("Location"));
        assertEquals(2, keys.count("api_key", tenant));
        assertEquals(1, keys.count("audit_entry", tenant));
        assertEquals(0, keys.count("idempotency where body like '%" + first.extract().path("key") + "%'", tenant));
    }

    private ValidatableResponse once() {
        return with(key).header("Idempotency-Key", "once").contentType("application/json").body(CRM).post("/api/v1/api-keys")
                .then();
    }

    private ValidatableResponse create(String body) {
        return with(key).contentType("application/json").body(body).post("/api/v1/api-keys").then();
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
