package cx.touchstone.gateway.webhook;

import static cx.touchstone.gateway.Happenings.COMPLETED;
import static cx.touchstone.gateway.Happenings.ERASED;
import static cx.touchstone.gateway.Happenings.aResponse;
import static cx.touchstone.gateway.Happenings.event;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.gateway.webhook.WebhookFixture.aWebhook;
import static cx.touchstone.gateway.webhook.WebhookFixture.with;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Happenings;
import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.webhook.AReceiver.Call;
import cx.touchstone.gateway.webhook.WebhookFixture.Made;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class DeliveryTest {

    @Inject
    Keys keys;
    @Inject
    Happenings happenings;

    private final String tenant = aTenant();
    private final AReceiver crm = new AReceiver();
    private String admin;

    @BeforeEach
    void anAdministrator() {
        admin = keys.aKeyForAll(tenant);
    }

    @AfterEach
    void theyGo() {
        crm.close();
    }

    @Test
    void an_event_is_posted_as_the_feed_shows_it_and_signed() {
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "crm/case/1"));
        Call call = theCalls(1).getFirst();
        assertTrue(call.isSignedWith(made.secret()));
        assertFalse(call.isSignedWith("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertEquals("application/cloudevents+json; charset=utf-8", call.header("content-type"));
        assertEquals(call.event().getString("id"), call.header("webhook-id"));
        with(admin).get("/api/v1/events").then().body("items[0]", equalTo(call.event().get("$")));
        eventually(() -> deliveries(made, "delivered").body("items.answered", contains(204))
                .body("items.attempts", contains(1)).body("items.subject", contains("crm/case/1"))
                .body("items[0].nextAttemptAt", nullValue()));
        with(admin).get(made.path()).then().body("failingSince", nullValue());
    }

    @Test
    void during_a_rotation_both_secrets_sign() {
        Made made = aWebhook(admin, crm.url(), "");
        String next = with(admin).body("{}").post(made.path() + "/secret-rotation").path("secret");
        test(made);
        Call both = theCalls(1).getFirst();
        assertTrue(both.isSignedWith(made.secret()) && both.isSignedWith(next));
        with(admin).body("{\"overlap\": \"PT0S\"}").post(made.path() + "/secret-rotation").then().statusCode(200);
        test(made);
        assertFalse(theCalls(2).get(1).isSignedWith(next));
    }

    @Test
    void what_fails_is_tried_again_and_what_follows_of_the_same_subject_waits() {
        AtomicInteger failures = new AtomicInteger(3);
        crm.answers(call -> call.body().contains("crm/case/1") && failures.getAndDecrement() > 0 ? 503 : 204);
        Made made = aWebhook(admin, crm.url(), "");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "crm/case/1"), aResponse(UUID.randomUUID(), "crm/case/1"),
                aResponse(UUID.randomUUID(), "crm/case/2"));
        List<Call> calls = theCalls(6);
        List<String> first = of("crm/case/1", calls);
        assertEquals(List.of("1", "1", "1", "1", "2"), first);
        eventually(() -> deliveries(made, "delivered").body("items.sort{it.attempts}.attempts", contains(1, 1, 4)));
        with(admin).get(made.path()).then().body("failingSince", nullValue());
    }

    @Test
    void what_goes_wrong_is_shown_and_a_redirect_is_not_followed() {
        crm.answers(call -> 307);
        Made made = aWebhook(admin, crm.url(), "");
        String test = test(made);
        eventually(() -> with(admin).get(made.path() + "/deliveries/" + test).then().body("answered", equalTo(307))
                .body("fault", equalTo("redirected")).body("status", equalTo("waiting")));
        crm.answers(call -> 500);
        eventually(() -> with(admin).get(made.path() + "/deliveries/" + test).then().body("fault", equalTo("refused"))
                .body("excerpt", equalTo("not now")));
        assertTrue(crm.calls().stream().allMatch(call -> call.header("webhook-id").equals(test)));
        crm.answers(call -> 204);
        eventually(() -> deliveries(made, "delivered").body("items.eventId", contains(test)));
    }

    @Test
    void a_slow_receiver_delays_nobody_else() {
        CountDownLatch end = new CountDownLatch(1);
        try (AReceiver slow = new AReceiver().answers(call -> await(end))) {
            aWebhook(admin, slow.url(), "");
            aWebhook(admin, crm.url(), "");
            happenings.tell(tenant, IntStream.range(0, 20).mapToObj(i -> aResponse(UUID.randomUUID(), "crm/case/" + i))
                    .toArray(String[]::new));
            theCalls(20);
            assertTrue(slow.calls().size() < 20, slow.calls().size() + " calls to somebody who answers none");
        } finally {
            end.countDown();
        }
    }

    @Test
    void only_what_is_wanted_is_sent() {
        UUID survey = UUID.randomUUID();
        aWebhook(admin, crm.url(), """
                , "types": ["%s", "%s"], "surveys": ["%s"], "touchpoints": ["wifi", "desk"]"""
                .formatted(COMPLETED, ERASED, survey));
        UUID erased = UUID.randomUUID();
        happenings.tell(tenant, told("a", UUID.randomUUID(), "wifi"), told("b", survey, "gate"), told("c", survey, "desk"),
                event(UUID.randomUUID(), "cx.touchstone.audit.closed.v1", UUID.randomUUID(), "d", ""),
                event(UUID.randomUUID(), ERASED, erased, "e", ", \"erases\": true"));
        assertEquals(List.of("c", "e"), theCalls(2).stream().map(call -> call.event().getString("subject")).sorted().toList());
        with(admin).get("/api/v1/events").then().body("items.subject", contains("a", "b", "c", "d", "e"));
    }

    @Test
    void what_was_erased_is_not_sent_any_more() {
        AtomicInteger answer = new AtomicInteger(503);
        crm.answers(call -> answer.get());
        Made made = aWebhook(admin, crm.url(), "");
        UUID response = UUID.randomUUID();
        happenings.tell(tenant, aResponse(response, "crm/case/1"));
        theCalls(1);
        happenings.tell(tenant, event(UUID.randomUUID(), ERASED, response, "response/" + response, ", \"erases\": true"));
        answer.set(204);
        eventually(() -> deliveries(made, "delivered").body("items.type", contains(ERASED)));
        deliveries(made, "waiting").body("items", empty());
    }

    @Test
    void of_a_suspended_tenant_everything_waits() {
        aWebhook(admin, crm.url(), "");
        String others = keys.aKeyForAll(aTenant());
        String theirs = aWebhook(others, crm.url(), "").id();
        keys.suspend(tenant);
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "mine"));
        with(others).post("/api/v1/webhooks/" + theirs + "/test").then().statusCode(202);
        assertEquals("webhook/" + theirs, theCalls(1).getFirst().event().getString("subject"));
        assertEquals(1, keys.count("webhook_delivery where status = 'WAITING'", tenant));
    }

    private static String told(String subject, UUID survey, String touchpoint) {
        return event(UUID.randomUUID(), COMPLETED, UUID.randomUUID(), subject,
                ", \"survey\": \"%s\", \"touchpoints\": [\"%s\"]".formatted(survey, touchpoint));
    }

    private static List<String> of(String subject, List<Call> calls) {
        return calls.stream().filter(call -> call.event().getString("subject").equals(subject))
                .map(call -> call.event().getString("sequence")).toList();
    }

    private String test(Made made) {
        return with(admin).post(made.path() + "/test").then().statusCode(202).extract().path("eventId");
    }

    private ValidatableResponse deliveries(Made made, String status) {
        return with(admin).get(made.path() + "/deliveries?status=" + status).then().statusCode(200);
    }

    private List<Call> theCalls(int count) {
        eventually(() -> assertTrue(crm.calls().size() >= count, crm.calls().size() + " calls"));
        return crm.calls();
    }

    private static int await(CountDownLatch end) {
        try {
            end.await();
            return 204;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
