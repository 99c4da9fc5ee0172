package cx.touchstone.gateway.tenant;

import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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
class TenantTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String LOGO = "data:image/png;base64,iVBORw0KGgo=";

    @Inject
    Keys keys;

    private final String home = aTenant();
    private final String tenant = aTenant();
    private String operator;

    @BeforeEach
    void anOperator() {
        operator = keys.aKey(home, Scopes.OPERATOR);
    }

    @Test
    void a_tenant_is_made_with_a_key_for_its_people() {
        ValidatableResponse made = make(tenant).statusCode(201).header("Location", "/api/v1/tenants/" + tenant)
                .body("id", equalTo(tenant)).body("locale", equalTo("pt-BR")).body("status", equalTo("active"))
                .body("key", matchesPattern("tsk_[A-Za-z0-9_-]{43}"));
        String key = made.extract().path("key");
        with(key).get("/api/v1/me").then().body("tenant", equalTo(tenant)).body("scopes.size()",
                equalTo(Scopes.OF_A_TENANT.size())).body("scopes", not(hasItem(Scopes.OPERATOR)));
        with(key).get("/api/v1/journeys").then().body("headers.accept-language", equalTo("pt-BR"));
        with(key).header("Accept-Language", "he").get("/api/v1/journeys").then().body("headers.accept-language", equalTo("he"));
        with(key).get("/api/v1/audit-log").then().body("items.action", contains("api-key.created", "tenant.created"))
                .body("items.actor", contains(operator.substring(0, 12), operator.substring(0, 12)));
        with(operator).get("/api/v1/tenants/" + tenant).then().statusCode(200).body("name", equalTo("Airport"))
                .body("key", nullValue());
        make(tenant).statusCode(409).body("code", equalTo("tenant-exists"));
    }

    @Test
    void a_repeated_call_makes_nothing_again_and_shows_no_key() {
        for (String replayed : List.of("first", "again")) {
            ValidatableResponse made = with(operator).header("Idempotency-Key", "one").body(plan(tenant, "en"))
                    .post("/api/v1/tenants").then().statusCode(201);
            made.body("key", replayed.equals("first") ? notNullValue() : nullValue());
        }
        assertEquals(1, keys.count("api_key", tenant));
    }

    @Test
    void only_who_runs_the_platform_makes_tenants_and_sees_them() {
        String all = keys.aKeyForAll(tenant);
        with(all).body(plan(aTenant(), "en")).post("/api/v1/tenants").then().statusCode(403);
        with(all).get("/api/v1/tenants/" + tenant).then().statusCode(403);
        with(all).body("{\"name\": \"more\", \"scopes\": [\"operator\"]}").post("/api/v1/api-keys").then().statusCode(403)
                .body("code", equalTo("scope-not-yours"));
    }

    @Test
    void a_plan_that_makes_no_sense_is_refused() {
        with(operator).body(plan("*", "en")).post("/api/v1/tenants").then().statusCode(400).body("errors.pointer",
                contains("/id"));
        for (String locale : List.of("und", "no_such", "", "x".repeat(9))) {
            with(operator).body(plan(tenant, locale)).post("/api/v1/tenants").then().statusCode(400)
                    .body("errors.pointer", contains("/locale"));
        }
        with(operator).get("/api/v1/tenants/*").then().statusCode(404).body("code", equalTo("tenant-unknown"));
    }

    @Test
    void all_tenants_are_listed_page_by_page() {
        make(tenant).statusCode(201);
        String cursor = "";
        boolean found = false;
        do {
            ValidatableResponse page = with(operator).get("/api/v1/tenants?limit=2&cursor=" + cursor).then().statusCode(200);
            found |= page.extract().<List<String>> path("items.id").contains(tenant);
            cursor = page.extract().path("nextCursor");
        } while (cursor != null && !found);
        assertEquals(true, found);
    }

    @Test
    void nobody_of_a_suspended_tenant_is_let_in_until_it_is_resumed() {
        List<String> told = new CopyOnWriteArrayList<>();
        Neighbourhood.behave("internal", request -> request.body().onSuccess(body -> {
            told.add(body.toString());
            request.response().setStatusCode(204).end();
        }));
        String key = make(tenant).extract().path("key");
        with(key).get("/api/v1/journeys").then().statusCode(200);
        suspend("unpaid").statusCode(200).body("status", equalTo("suspended")).body("suspensionReason", equalTo("unpaid"))
                .body("suspendedAt", notNullValue());
        eventually(SECOND, () -> with(key).get("/api/v1/journeys").then().statusCode(403).body("code",
                equalTo("tenant-suspended")));
        with(key).get("/api/v1/me").then().statusCode(403).body("code", equalTo("tenant-suspended"));
        suspend("unpaid").statusCode(200);
        with(operator).delete("/api/v1/tenants/" + tenant + "/suspension").then().statusCode(204);
        with(operator).delete("/api/v1/tenants/" + tenant + "/suspension").then().statusCode(204);
        eventually(SECOND, () -> with(key).get("/api/v1/journeys").then().statusCode(200));
        with(key).get("/api/v1/audit-log?objectType=tenant").then().body("items.action",
                contains("tenant.resumed", "tenant.suspended", "tenant.created"))
                .body("items[1].details.reason", equalTo("unpaid"));
        eventually(() -> assertEquals(List.of("{\"version\":1,\"suspended\":true}", "{\"version\":2,\"suspended\":false}"),
                told.stream().sorted().toList()));
    }

    @Test
    void nobody_suspends_himself_or_nobody() {
        with(operator).body("{\"reason\": \"x\"}").put("/api/v1/tenants/" + home + "/suspension").then().statusCode(409)
                .body("code", equalTo("own-tenant"));
        suspend("x").statusCode(404).body("code", equalTo("tenant-unknown"));
    }

    @Test
    void an_organisation_says_how_it_shows_itself() {
        String key = make(tenant).extract().path("key");
        with(key).get("/api/v1/tenant-settings").then().statusCode(200).header("ETag", "\"0\"")
                .body("name", equalTo("Airport")).body("branding.accent", nullValue());
        String settings = """
                {"name": "SFO", "locale": "EN-us", "branding": {"accent": "#1d4ed8", "logo": "%s"}}""".formatted(LOGO);
        with(key).body(settings).put("/api/v1/tenant-settings").then().statusCode(428);
        with(key).header("If-Match", "\"0\"").body(settings).put("/api/v1/tenant-settings").then().statusCode(200)
                .header("ETag", "\"1\"").body("locale", equalTo("en-US")).body("branding.logo", equalTo(LOGO));
        with(key).header("If-Match", "\"0\"").body(settings).put("/api/v1/tenant-settings").then().statusCode(412);
        with(keys.aKey(tenant, "scores:read")).get("/api/v1/tenant-settings").then().body("name", equalTo("SFO"))
                .body("branding.accent", equalTo("#1d4ed8"));
        with(key).header("If-Match", "*").body(settings.replace(LOGO, "https://elsewhere.example/logo.png"))
                .put("/api/v1/tenant-settings").then().statusCode(400).body("errors.pointer", contains("/branding/logo"));
    }

    private ValidatableResponse suspend(String reason) {
        return with(operator).body("{\"reason\": \"" + reason + "\"}").put("/api/v1/tenants/" + tenant + "/suspension").then();
    }

    private ValidatableResponse make(String id) {
        return with(operator).body(plan(id, "pt-br")).post("/api/v1/tenants").then();
    }

    private static String plan(String id, String locale) {
        return "{\"id\": \"" + id + "\", \"name\": \"Airport\", \"locale\": \"" + locale + "\"}";
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
