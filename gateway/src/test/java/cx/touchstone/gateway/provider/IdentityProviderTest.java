package cx.touchstone.gateway.provider;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
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
class IdentityProviderTest {

    private static final String PATH = "/api/v1/identity-providers";

    @Inject
    Keys keys;

    private final String tenant = aTenant();
    private final String issuer = "https://login.example.com/realms/" + UUID.randomUUID();
    private String admin;

    @BeforeEach
    void anAdministrator() {
        admin = keys.aKeyForAll(tenant);
    }

    @Test
    void a_provider_is_registered_read_replaced_and_removed() {
        ValidatableResponse made = register(admin, "ours", "").statusCode(201).header("Location", startsWith(PATH))
                .header("ETag", "\"0\"").body("issuer", equalTo(issuer)).body("rolesClaim", equalTo("realm_access.roles"))
                .body("roles.touchstone-admin", equalTo("admin")).body("membersOnly", equalTo(false));
        String one = PATH + "/" + made.extract().path("id");
        with(admin).get(PATH).then().body("items.name", contains("ours"));
        with(admin).body(plan("theirs", "")).put(one).then().statusCode(428);
        with(admin).header("If-Match", "\"7\"").body(plan("theirs", "")).put(one).then().statusCode(412);
        with(admin).header("If-Match", "\"0\"").body(plan("theirs", ", \"membersOnly\": true")).put(one).then()
                .statusCode(200).body("name", equalTo("theirs")).body("membersOnly", equalTo(true)).header("ETag", "\"1\"");
        with(admin).delete(one).then().statusCode(204);
        with(admin).get(one).then().statusCode(404).body("code", equalTo("identity-provider-unknown"));
        with(admin).get("/api/v1/audit-log?objectType=identity-provider").then().body("items.action", contains(
                "identity-provider.deleted", "identity-provider.replaced", "identity-provider.created"))
                .body("items[2].details.issuer", equalTo(issuer));
    }

    @Test
    void an_issuer_and_audience_are_one_tenants() {
        register(admin, "ours", "").statusCode(201);
        String others = keys.aKeyForAll(aTenant());
        register(others, "ours", "").statusCode(409).body("code", equalTo("issuer-taken"));
        with(others).get(PATH).then().body("items", hasSize(0));
        register(admin, "ours", ", \"jwksUri\": \"https://login.example.com/keys\"").statusCode(409);
    }

    @Test
    void who_may_not_do_everything_names_nobody_whose_tokens_could() {
        register(keys.aKey(tenant, "admin"), "ours", "").statusCode(403).body("code", equalTo("scope-not-yours"));
        register(keys.aKey(tenant, "scores:read"), "ours", "").statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void every_fault_is_named() {
        with(admin).body("{\"name\": \"No Name\", \"audience\": \"\", \"roles\": {\"a\": null}}").post(PATH).then()
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/audience", "/issuer", "/name", "/roles/a"));
        with(admin).body("{\"name\": \"ours\", \"issuer\": \"ftp://x\", \"audience\": \"a\", \"jwksUri\": \"file:///etc\"}")
                .post(PATH).then().statusCode(400).body("errors.pointer", contains("/issuer", "/jwksUri"))
                .body("errors.code", contains("address", "address"));
        with(admin).body(plan("ours", ", \"roles\": {\"a\": \"operator\"}")).post(PATH).then().statusCode(400);
    }

    @Test
    void what_belongs_to_another_tenant_is_not_there() {
        String one = PATH + "/" + register(admin, "ours", "").extract().path("id");
        String others = keys.aKeyForAll(aTenant());
        with(others).get(one).then().statusCode(404);
        with(others).delete(one).then().statusCode(404);
        with(others).header("If-Match", "*").body(plan("ours", "")).put(one).then().statusCode(404);
        String provider = one.substring(PATH.length() + 1);
        with(others).body("{\"provider\": \"" + provider + "\", \"subject\": \"a\", \"name\": \"A\", \"roles\": []}")
                .post("/api/v1/members").then().statusCode(404);
        String member = with(admin)
                .body("{\"provider\": \"" + provider + "\", \"subject\": \"a\", \"name\": \"A\", \"roles\": [\"viewer\"]}")
                .post("/api/v1/members").then().statusCode(201).extract().path("id");
        with(admin).body("{\"provider\": \"" + provider + "\", \"subject\": \"a\", \"name\": \"A\", \"roles\": []}")
                .post("/api/v1/members").then().statusCode(409).body("code", equalTo("member-exists"));
        with(others).get("/api/v1/members/" + member).then().statusCode(404);
        with(others).get("/api/v1/members").then().body("items", hasSize(0));
        with(keys.aKey(tenant, "admin", "journeys:read")).header("If-Match", "*")
                .body("{\"name\": \"A\", \"roles\": [\"admin\"]}")
                .put("/api/v1/members/" + member).then().statusCode(403).body("code", equalTo("scope-not-yours"));
        with(admin).delete(one).then().statusCode(204);
        with(admin).get("/api/v1/members/" + member).then().statusCode(404);
    }

    @Test
    void each_role_has_what_the_one_before_has_and_none_runs_the_platform() {
        Set<String> less = Set.of();
        for (Role role : Role.values()) {
            assertTrue(role.scopes().containsAll(less) && role.scopes().size() > less.size(), role.word());
            assertFalse(role.scopes().contains(Scopes.OPERATOR));
            less = role.scopes();
        }
        assertEquals(Scopes.OF_A_TENANT, Role.ADMIN.scopes());
    }

    private ValidatableResponse register(String key, String name, String more) {
        return with(key).body(plan(name, more)).post(PATH).then();
    }

    private String plan(String name, String more) {
        return "{\"name\": \"" + name + "\", \"issuer\": \"" + issuer + "\", \"audience\": \"touchstone\"" + more + "}";
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
