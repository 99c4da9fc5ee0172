package cx.touchstone.gateway.webhook;

import static cx.touchstone.gateway.Happenings.aResponse;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.gateway.webhook.WebhookFixture.aWebhook;
import static cx.touchstone.gateway.webhook.WebhookFixture.plan;
import static cx.touchstone.gateway.webhook.WebhookFixture.with;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Happenings;
import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.webhook.WebhookFixture.Made;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class GivingUpTest {

    private static final String DISABLED = "cx.touchstone.webhook.disabled.v1";

    @Inject
    Keys keys;
    @Inject
    Happenings happenings;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private final AReceiver crm = new AReceiver();
    private final AtomicInteger answer = new AtomicInteger(500);
    private String admin;

    @BeforeEach
    void anAdministrator() {
        admin = keys.aKeyForAll(tenant);
        crm.answers(call -> answer.get());
    }

    @AfterEach
    void theyGo() {
        crm.close();
    }

    @Test
    void who_says_that_he_is_gone_is_called_no_more_and_that_is_told() {
        answer.set(410);
        Made made = aWebhook(admin, crm.url(), "");
        try (AReceiver other = new AReceiver()) {
            aWebhook(admin, other.url(), ", \"types\": [\"" + DISABLED + "\"]");
            happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"));
            eventually(() -> read(made).body("enabled", equalTo(false)).body("disabledReason", equalTo("gone")));
            eventually(() -> assertEquals(1, other.calls().size()));
            assertEquals(made.id(), other.calls().getFirst().event().getString("data.webhook"));
        }
        with(admin).get("/api/v1/events?type=" + DISABLED).then().body("items.data.reason", contains("gone"));
        with(admin).get("/api/v1/audit-log?action=webhook.disabled").then().body("items.actor", contains("gateway"))
                .body("items.objectId", contains(made.id()));
        deliveries(made, "failed").body("items.answered", contains(410));
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "b"));
        with(admin).get(made.path() + "/deliveries").then().body("items", hasSize(1));
    }

    @Test
    void after_a_week_in_which_nothing_got_through_it_is_disabled() {
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"));
        eventually(() -> deliveries(made, "waiting").body("items.fault", contains("refused")));
        change("update webhook set failing_since = now() - interval '8 days'");
        eventually(() -> read(made).body("disabledReason", equalTo("failing")));
        with(admin).get("/api/v1/events?type=" + DISABLED).then().body("items.data.reason", contains("failing"));
    }

    @Test
    void what_was_given_up_and_what_was_missed_can_be_sent_again() {
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "given up"));
        change("update webhook_delivery set ends_at = now()");
        eventually(() -> deliveries(made, "failed").body("items.subject", contains("given up")));
        replace(made, "\"0\"", ", \"enabled\": false");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "missed"));
        replace(made, "\"1\"", "");
        answer.set(204);
        replays(made, "2026-01-01T00:00:00Z").statusCode(202).body("replayed", equalTo(2));
        eventually(() -> deliveries(made, "delivered").body("items.subject", contains("missed", "given up")));
        replays(made, "2026-01-01T00:00:00Z").body("replayed", equalTo(0));
        replays(made, "9999-01-01T00:00:00Z").statusCode(400);
        read(made).body("failingSince", nullValue());
    }

    @Test
    void one_that_arrived_is_sent_again_on_demand_under_the_same_id() {
        answer.set(204);
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"));
        eventually(() -> deliveries(made, "delivered").body("items", hasSize(1)));
        String event = deliveries(made, "delivered").extract().path("items[0].eventId");
        with(admin).post(made.path() + "/deliveries/" + event + "/replay").then().statusCode(202)
                .body("status", equalTo("waiting"));
        eventually(() -> assertEquals(2, crm.calls().size()));
        assertEquals(event, crm.calls().get(1).header("webhook-id"));
        with(admin).post(made.path() + "/deliveries/" + made.id() + "/replay").then().statusCode(404)
                .body("code", equalTo("delivery-unknown"));
    }

    @Test
    void what_was_being_sent_when_a_gateway_died_is_sent_again() {
        answer.set(204);
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"));
        eventually(() -> deliveries(made, "delivered").body("items", hasSize(1)));
        // As it stands when it was taken, and nobody lived to note that it had arrived.
        change("update webhook_delivery set status = 'WAITING', due_at = now()");
        eventually(() -> assertEquals(2, crm.calls().size()));
        assertEquals(crm.calls().getFirst().header("webhook-id"), crm.calls().get(1).header("webhook-id"));
    }

    @Test
    void of_many_deliveries_pages_are_shown() {
        answer.set(204);
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"), aResponse(UUID.randomUUID(), "b"),
                aResponse(UUID.randomUUID(), "c"));
        String next = with(admin).get(made.path() + "/deliveries?limit=2").then().body("items.subject", contains("c", "b"))
                .extract().path("nextCursor");
        with(admin).get(made.path() + "/deliveries?cursor=" + next).then().body("items.subject", contains("a"));
        with(admin).get(made.path() + "/deliveries?status=else").then().statusCode(400);
        deliveries(made, "failed").body("items", empty());
    }

    private ValidatableResponse replays(Made made, String since) {
        return with(admin).body("{\"since\": \"" + since + "\"}").post(made.path() + "/replays").then();
    }

    private void replace(Made made, String tag, String more) {
        with(admin).header("If-Match", tag).body(plan("CRM", crm.url(), more)).put(made.path()).then().statusCode(200);
    }

    private ValidatableResponse read(Made made) {
        return with(admin).get(made.path()).then().statusCode(200);
    }

    private ValidatableResponse deliveries(Made made, String status) {
        return with(admin).get(made.path() + "/deliveries?status=" + status).then().statusCode(200);
    }

    private void change(String sql) {
        Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
