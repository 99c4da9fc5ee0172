package cx.touchstone.gateway.webhook;

import static cx.touchstone.gateway.Happenings.COMPLETED;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.gateway.webhook.WebhookFixture.PATH;
import static cx.touchstone.gateway.webhook.WebhookFixture.aWebhook;
import static cx.touchstone.gateway.webhook.WebhookFixture.make;
import static cx.touchstone.gateway.webhook.WebhookFixture.plan;
import static cx.touchstone.gateway.webhook.WebhookFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.webhook.WebhookFixture.Made;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class WebhookTest {

    private static final String URL = "https://crm.example.com/hooks?token=x";

    @Inject
    Keys keys;

    private final String tenant = aTenant();
    private String admin;

    @BeforeEach
    void anAdministrator() {
        admin = keys.aKeyForAll(tenant);
    }

    @Test
    void a_webhook_is_made_read_replaced_and_removed() {
        ValidatableResponse made = with(admin).body(plan("CRM", URL, ", \"types\": [\"" + COMPLETED + "\"]")).post(PATH).then()
                .statusCode(201).header("Location", startsWith(PATH)).header("ETag", "\"0\"").body("enabled", equalTo(true))
                .body("types", contains(COMPLETED)).body("surveys", empty()).body("secret", startsWith("whsec_"));
        String one = PATH + "/" + made.extract().path("id");
        with(admin).get(one).then().statusCode(200).body("secret", nullValue()).body("url", equalTo(URL));
        with(admin).get(PATH).then().body("items.name", contains("CRM")).body("items[0].secret", nullValue());
        with(admin).body(plan("CRM", URL, "")).put(one).then().statusCode(428);
        with(admin).header("If-Match", "\"7\"").body(plan("CRM", URL, "")).put(one).then().statusCode(412);
        with(admin).header("If-Match", "\"0\"").body(plan("Old CRM", URL, ", \"enabled\": false")).put(one).then()
                .statusCode(200).header("ETag", "\"1\"").body("enabled", equalTo(false))
                .body("disabledReason", equalTo("by-hand")).body("disabledAt", notNullValue()).body("types", empty());
        with(admin).post(one + "/test").then().statusCode(409).body("code", equalTo("webhook-disabled"));
        with(admin).header("If-Match", "\"1\"").body(plan("CRM", URL, "")).put(one).then().body("enabled", equalTo(true))
                .body("disabledReason", nullValue());
        with(admin).delete(one).then().statusCode(204);
        with(admin).get(one).then().statusCode(404).body("code", equalTo("webhook-unknown"));
        with(admin).get("/api/v1/audit-log?objectType=webhook").then()
                .body("items.action",
                        contains("webhook.deleted", "webhook.replaced", "webhook.replaced", "webhook.created"))
                .body("items[3].details.host", equalTo("crm.example.com")).body("items[3].details.url", nullValue());
    }

    @Test
    void a_secret_makes_room_for_the_next_one() {
        Made made = aWebhook(admin, URL, "");
        String next = with(admin).body("{\"overlap\": \"PT1H\"}").post(made.path() + "/secret-rotation").then().statusCode(200)
                .header("ETag", "\"1\"").body("formerSecretUntil", notNullValue()).extract().path("secret");
        assertNotEquals(made.secret(), next);
        with(admin).body("{\"overlap\": \"PT0S\"}").post(made.path() + "/secret-rotation").then().statusCode(200)
                .body("formerSecretUntil", nullValue());
        with(admin).body("{\"overlap\": \"P31D\"}").post(made.path() + "/secret-rotation").then().statusCode(400);
    }

    @Test
    void a_call_that_is_repeated_shows_no_secret() {
        String body = plan("CRM", URL, "");
        String id = with(admin).header("Idempotency-Key", "a").body(body).post(PATH).then().statusCode(201).extract()
                .path("id");
        with(admin).header("Idempotency-Key", "a").body(body).post(PATH).then().statusCode(201).body("id", equalTo(id))
                .header("Idempotency-Replayed", "true").body("secret", nullValue());
        with(admin).get(PATH).then().body("items", hasSize(1));
    }

    @Test
    void every_fault_is_named() {
        make(admin, "ftp://crm.example.com", ", \"types\": [\"" + COMPLETED + "\", \"else\"]").statusCode(400)
                .body("errors.pointer", contains("/types/1", "/url"))
                .body("errors.code", contains("unknown-event-type", "address"));
        make(admin, "https://user@crm.example.com/", "").statusCode(400).body("errors.pointer", contains("/url"));
        with(admin).body("{}").post(PATH).then().statusCode(400).body("errors.pointer", contains("/name", "/url"));
        with(admin).body(plan("CRM", URL, "")).post(PATH).then().statusCode(201);
        with(admin).body(plan("CRM", URL, "")).post(PATH).then().statusCode(409).body("code", equalTo("webhook-exists"));
    }

    @Test
    void there_are_twenty_at_most() {
        for (int i = 0; i < 20; i++) {
            make(admin, URL, "").statusCode(201);
        }
        make(admin, URL, "").statusCode(409).body("code", equalTo("too-many-webhooks"));
    }

    @Test
    void who_may_not_read_events_has_none_sent() {
        make(keys.aKey(tenant, "webhooks:write"), URL, "").statusCode(403).body("code", equalTo("scope-not-yours"));
        make(keys.aKey(tenant, "events:read", "webhooks:read"), URL, "").statusCode(403).body("code", equalTo("forbidden"));
        make(keys.aKey(tenant, "events:read", "webhooks:write"), URL, "").statusCode(201);
    }

    @Test
    void what_belongs_to_another_tenant_is_not_there() {
        Made made = aWebhook(admin, URL, "");
        String others = keys.aKeyForAll(aTenant());
        with(others).get(PATH).then().body("items", empty());
        with(others).get(made.path()).then().statusCode(404);
        with(others).delete(made.path()).then().statusCode(404);
        with(others).header("If-Match", "*").body(plan("CRM", URL, "")).put(made.path()).then().statusCode(404);
        with(others).body("{}").post(made.path() + "/secret-rotation").then().statusCode(404);
        with(others).get(made.path() + "/deliveries").then().statusCode(404);
        with(others).post(made.path() + "/test").then().statusCode(404);
        with(others).body("{\"since\": \"2026-11-20T00:00:00Z\"}").post(made.path() + "/replays").then().statusCode(404);
        with(others).post(made.path() + "/deliveries/" + made.id() + "/replay").then().statusCode(404);
        assertEquals(0, keys.count("webhook", "nobody"));
    }
}
