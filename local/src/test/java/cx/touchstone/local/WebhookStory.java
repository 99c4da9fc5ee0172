package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import cx.touchstone.local.Crm.Call;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A partner's CRM is told what customers answer, by webhooks and by the feed, whatever it is like on that day. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookStory {

    private static final String COMPLETED = "cx.touchstone.response.completed.v1";
    private static final String SURVEY = """
            {"name": "Visit", "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "Would you recommend us?"}, "touchpoint": "security-check"}]}""";

    private final Platform platform;
    private String admin;
    private String link;

    WebhookStory(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void anOrganisationThatAsks() {
        String tenant = "airport-" + UUID.randomUUID();
        admin = as(platform.key()).body("{\"id\": \"" + tenant + "\", \"name\": \"Airport\"}").post("/tenants").then()
                .statusCode(201).extract().path("key");
        String survey = as(admin).body(SURVEY).post("/surveys").then().statusCode(201).extract().path("id");
        as(admin).post("/surveys/" + survey + "/versions").then().statusCode(201);
        link = as(admin).post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
    }

    @AfterAll
    void nothingIsSentAnyMore() {
        List<String> webhooks = as(admin).get("/webhooks").path("items.id");
        webhooks.forEach(webhook -> as(admin).delete("/webhooks/" + webhook).then().statusCode(204));
    }

    @Test
    void a_bad_score_reaches_a_crm_that_fails_at_first_and_the_feed_shows_the_same() {
        AtomicInteger failures = new AtomicInteger(2);
        try (Crm crm = new Crm().answers(call -> failures.getAndDecrement() > 0 ? 503 : 204)) {
            String[] webhook = aWebhook(crm);
            String response = answer(3, "50012");
            eventually(() -> assertEquals(3, crm.calls().size()));
            for (Call call : crm.calls()) {
                assertTrue(call.isSignedWith(webhook[1]));
                assertEquals(crm.calls().getFirst().id(), call.id());
            }
            Call told = crm.calls().getLast();
            assertEquals("crm/case/50012", told.event().getString("subject"));
            assertEquals(3, told.event().getInt("data.scores[0].value"));
            assertEquals(response, told.event().getString("data.response"));
            List<Object> fed = as(admin).get("/events?limit=200&type=" + COMPLETED).path("items");
            assertTrue(fed.contains(told.event().get("$")));
            eventually(() -> as(admin).get("/webhooks/" + webhook[0] + "/deliveries").then()
                    .body("items[0].status", equalTo("delivered")).body("items[0].attempts", equalTo(3)));
        }
    }

    @Test
    void answers_about_one_case_come_in_their_order_and_a_slow_crm_delays_nobody() {
        CountDownLatch end = new CountDownLatch(1);
        try (Crm slow = new Crm().answers(call -> await(end)); Crm crm = new Crm()) {
            aWebhook(slow);
            aWebhook(crm);
            List<String> responses = List.of(answer(1, "7"), answer(5, "7"), answer(9, "7"));
            eventually(() -> assertEquals(3, crm.about("crm/case/7").size()));
            List<String> fed = as(admin).get("/events?limit=200").jsonPath()
                    .getList("items.findAll{it.subject == 'crm/case/7'}.data.response", String.class);
            assertEquals(fed, crm.about("crm/case/7").stream().map(call -> call.event().getString("data.response")).toList());
            assertTrue(fed.containsAll(responses));
            assertEquals(1, slow.about("crm/case/7").size());
        } finally {
            end.countDown();
        }
    }

    @Test
    void who_is_sent_elsewhere_does_not_go_there() {
        try (Crm inside = new Crm(); Crm crm = new Crm().sendsTo(inside.url())) {
            String[] webhook = aWebhook(crm);
            String event = as(admin).post("/webhooks/" + webhook[0] + "/test").then().statusCode(202).extract().path("eventId");
            eventually(() -> as(admin).get("/webhooks/" + webhook[0] + "/deliveries/" + event).then()
                    .body("fault", equalTo("redirected")).body("answered", equalTo(307)));
            assertEquals(List.of(), inside.calls());
            as(admin).body("{\"name\": \"inside\", \"url\": \"file:///etc/passwd\"}").post("/webhooks").then().statusCode(400);
        }
    }

    @Test
    void a_crm_that_is_gone_is_left_alone_and_that_is_told() {
        try (Crm crm = new Crm().answers(call -> 410)) {
            String[] webhook = aWebhook(crm);
            as(admin).post("/webhooks/" + webhook[0] + "/test").then().statusCode(202);
            eventually(() -> as(admin).get("/webhooks/" + webhook[0]).then().body("enabled", equalTo(false))
                    .body("disabledReason", equalTo("gone")));
            as(admin).get("/events?type=cx.touchstone.webhook.disabled.v1").then().body("items.data.webhook",
                    hasItem(webhook[0]));
            answer(8, "8");
            assertEquals(1, crm.calls().size());
        }
    }

    @Test
    void what_a_gateway_was_sending_when_it_died_is_sent_again() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (Crm crm = new Crm().answers(call -> calls.getAndIncrement() == 0 ? await(end) : 204)) {
            String[] webhook = aWebhook(crm);
            answer(2, "9");
            eventually(() -> assertEquals(1, crm.calls().size()));
            platform.service(Service.GATEWAY).kill();
            platform.restart(Service.GATEWAY);
            eventually(() -> assertEquals(2, crm.calls().size()));
            assertEquals(crm.calls().get(0).id(), crm.calls().get(1).id());
            assertTrue(crm.calls().get(1).isSignedWith(webhook[1]));
        } finally {
            end.countDown();
        }
    }

    @Test
    void two_gateways_send_each_event_once_and_in_order() throws InterruptedException {
        ServiceProcess second = platform.replica(Service.GATEWAY);
        try (Crm crm = new Crm()) {
            aWebhook(crm);
            for (int i = 0; i < 10; i++) {
                answer(i, "11-" + i % 2);
            }
            eventually(() -> assertEquals(10, crm.calls().size()));
            assertEquals(10, crm.calls().stream().map(Call::id).distinct().count());
            for (String subject : List.of("crm/case/11-0", "crm/case/11-1")) {
                List<Integer> places = crm.about(subject).stream().map(call -> call.event().getInt("sequence")).toList();
                assertEquals(places.stream().sorted().toList(), places);
            }
        } finally {
            platform.dismiss(second);
        }
    }

    @Test
    void a_crm_is_told_to_forget_who_was_erased() {
        try (Crm crm = new Crm()) {
            aWebhook(crm);
            String response = answer(2, "10");
            eventually(() -> assertEquals(1, crm.about("crm/case/10").size()));
            as(admin).header("If-Match", "*").delete("/responses/" + response).then().statusCode(204);
            eventually(() -> assertEquals(1, crm.about("response/" + response).size()));
            assertEquals("cx.touchstone.response.erased.v1",
                    crm.about("response/" + response).getFirst().event().getString("type"));
            as(admin).get("/events?limit=200").then().body("items.subject", not(hasItem("crm/case/10")))
                    .body("items.subject", hasItem("response/" + response));
        }
    }

    @Test
    void a_published_journey_is_told_as_well() {
        try (Crm crm = new Crm()) {
            aWebhook(crm);
            String journey = as(admin).body("""
                    {"name": "Departure", "stages": [{"key": "gate", "name": "Gate", "touchpoints": [
                      {"key": "security-check", "name": "Security check", "metrics": [{"metric": "nps", "target": 50}]}]}]}""")
                    .post("/journeys").then().statusCode(201).extract().path("id");
            as(admin).post("/journeys/" + journey + "/versions").then().statusCode(201);
            eventually(() -> assertEquals(1, crm.about("journey/" + journey).size()));
            assertEquals("Departure", crm.about("journey/" + journey).getFirst().event().getString("data.name"));
            as(admin).get("/events?type=cx.touchstone.journey.published.v1").then().body("items.data.version", contains(1));
        }
    }

    /** @return its id and its secret */
    private String[] aWebhook(Crm crm) {
        ValidatableResponse made = as(admin).body("{\"name\": \"%s\", \"url\": \"%s\"}".formatted(UUID.randomUUID(), crm.url()))
                .post("/webhooks").then().statusCode(201);
        return new String[] { made.extract().path("id"), made.extract().path("secret") };
    }

    private String answer(int recommend, String ticket) {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON).body("""
                {"answers": {"recommend": %d}, "subject": {"system": "crm", "type": "case", "id": "%s"}}"""
                .formatted(recommend, ticket)).post("/public/surveys/" + link + "/responses").then().statusCode(201).extract()
                .path("responseId");
    }

    private static int await(CountDownLatch end) {
        try {
            end.await();
            return 204;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification as(String credential) {
        return given().baseUri(platform.url() + "/api/v1").header("Authorization", "Bearer " + credential)
                .contentType(ContentType.JSON);
    }
}
