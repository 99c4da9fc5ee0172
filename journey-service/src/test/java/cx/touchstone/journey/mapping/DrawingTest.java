package cx.touchstone.journey.mapping;

import static cx.touchstone.journey.JourneyFixture.A_FLIGHT;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DrawingTest {

    @Inject
    InternalToken token;

    private final String tenant = aTenant();

    @Test
    void a_journey_is_read_as_it_was_drawn() {
        String id = aJourneyOf(tenant);
        as(tenant, "journeys:read").get("/api/v1/journeys/" + id).then().statusCode(200)
                .header("ETag", "\"0\"")
                .body("status", equalTo("draft")).body("kind", equalTo("as-is")).body("latestVersion", nullValue())
                .body("stages[0].touchpoints.key", contains("restaurants", "wifi"))
                .body("stages[0].touchpoints[0].metrics[0].target", equalTo(80))
                .body("stages[0].touchpoints[1].importance", equalTo(50));
    }

    @Test
    void every_fault_of_a_draft_is_named() {
        draw(tenant, """
                {"name": " ", "stages": [{"key": "Not A Key", "name": "x", "touchpoints": [
                  {"key": "a", "name": "A", "importance": 101, "metrics": [{"metric": "CSAT"}]}]}, {"key": "b"}]}""")
                .statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid-request")).body("requestId", notNullValue())
                .body("errors.pointer",
                        containsInAnyOrder("/name", "/stages/0/key", "/stages/1/name", "/stages/0/touchpoints/0/importance",
                                "/stages/0/touchpoints/0/metrics/0/metric"));
    }

    @Test
    void a_key_that_occurs_twice_is_refused() {
        draw(tenant, A_FLIGHT.replace("wifi", "restaurants")).statusCode(400)
                .body("errors.pointer", contains("/stages/0/touchpoints/1/key"))
                .body("errors.code", contains("duplicate-key"));
    }

    @Test
    void broken_json_unknown_fields_and_wrong_types_are_problems() {
        draw(tenant, "{\"name\": ").statusCode(400).contentType("application/problem+json")
                .body("errors.code", contains("malformed-json"));
        draw(tenant, "{\"name\": \"x\", \"colour\": 1}").statusCode(400).body("errors.pointer", contains("/colour"))
                .body("errors.code", contains("unknown-field"));
        draw(tenant, "{\"name\": \"x\", \"stages\": 7}").statusCode(400).body("errors.pointer", contains("/stages"));
        draw(tenant, "").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        draw(tenant, "{\"name\": \"" + "x".repeat(8_500_000) + "\"}").statusCode(413)
                .contentType("application/problem+json").body("code", equalTo("too-large"));
    }

    @Test
    void a_body_that_does_not_say_its_length_is_cut_at_the_limit_too() throws Exception {
        byte[] body = ("{\"name\": \"" + "x".repeat(8_500_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest post = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/journeys"))
                    .header("Authorization", token.bearer(tenant, "journey-service", Set.of("journeys:write")))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).build();
            assertEquals(413, client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode());
        } catch (IOException e) {
            // the service hung up before all of the body was sent, and with it went its answer
        }
        as(tenant, "journeys:read").get("/api/v1/journeys").then().body("items", empty());
    }

    @Test
    void a_write_needs_the_state_that_was_read() {
        String id = aJourneyOf(tenant);
        var to = as(tenant, "journeys:write").body(A_FLIGHT.replace("A flight", "Another"));
        to.put("/api/v1/journeys/" + id).then().statusCode(428);
        to.header("If-Match", "\"0\"").put("/api/v1/journeys/" + id).then().statusCode(200).header("ETag", "\"1\"");
        to.header("If-Match", "\"0\"").put("/api/v1/journeys/" + id).then().statusCode(412);
    }

    @Test
    void a_create_with_an_idempotency_key_takes_effect_once() {
        var post = as(tenant, "journeys:write").header("Idempotency-Key", "k1");
        String id = post.body(A_FLIGHT).post("/api/v1/journeys").then().statusCode(201).extract().path("id");
        post.body(A_FLIGHT).post("/api/v1/journeys").then().statusCode(201).header("Idempotency-Replayed", "true")
                .header("Location", "/api/v1/journeys/" + id).header("ETag", "\"0\"").body("id", equalTo(id));
        post.body(A_FLIGHT.replace("A flight", "B")).post("/api/v1/journeys").then().statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        as(tenant, "journeys:read").get("/api/v1/journeys").then().body("items", hasSize(1));
    }

    @Test
    void creates_with_one_key_at_the_same_time_make_one_journey() throws Exception {
        List<Callable<Integer>> creates = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Integer>) () -> as(tenant, "journeys:write")
                        .header("Idempotency-Key", "race").body(A_FLIGHT).post("/api/v1/journeys").statusCode())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(creates)) {
                assertEquals(true, status.get() == 201 || status.get() == 409, "status " + status.get());
            }
        }
        as(tenant, "journeys:read").get("/api/v1/journeys").then().body("items", hasSize(1));
    }

    @Test
    void a_list_is_read_page_by_page() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> aJourneyOf(tenant)).toList();
        var first = as(tenant, "journeys:read").queryParam("limit", 3).get("/api/v1/journeys").then().statusCode(200)
                .body("items.id", equalTo(ids.subList(0, 3))).extract();
        as(tenant, "journeys:read").queryParam("cursor", first.<String> path("nextCursor")).get("/api/v1/journeys").then()
                .body("items.id", equalTo(ids.subList(3, 5))).body("nextCursor", nullValue());
        as(tenant, "journeys:read").queryParam("cursor", "garbage!").get("/api/v1/journeys").then().statusCode(400)
                .body("errors.pointer", contains("cursor"));
        as(tenant, "journeys:read").queryParam("limit", 0).get("/api/v1/journeys").then().statusCode(400);
    }

    @Test
    void a_list_can_be_cut_down_to_one_status() {
        String id = aJourneyOf(tenant);
        aJourneyOf(tenant);
        as(tenant, "journeys:write").post("/api/v1/journeys/" + id + "/versions").then().statusCode(201);
        var of = as(tenant, "journeys:read");
        of.queryParam("status", "published").get("/api/v1/journeys").then().body("items.id", contains(id));
        as(tenant, "journeys:read").queryParam("status", "lost").get("/api/v1/journeys").then().statusCode(400)
                .body("errors.pointer", contains("status"));
    }

    @Test
    void another_tenants_journey_does_not_exist() {
        String id = aJourneyOf(tenant);
        String stranger = aTenant();
        as(stranger, "journeys:read").get("/api/v1/journeys").then().body("items", empty());
        as(stranger, "journeys:read").get("/api/v1/journeys/" + id).then().statusCode(404).body("code",
                equalTo("journey-unknown"));
        as(stranger, "journeys:write").header("If-Match", "*").body(A_FLIGHT).put("/api/v1/journeys/" + id).then()
                .statusCode(404);
        as(stranger, "journeys:write").post("/api/v1/journeys/" + id + "/versions").then().statusCode(404);
    }

    @Test
    void a_call_needs_a_token_with_the_scope() {
        RestAssured.get("/api/v1/journeys").then().statusCode(401).contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        RestAssured.given().header("Authorization", "Bearer not.a.token").get("/api/v1/journeys").then().statusCode(401)
                .contentType("application/problem+json");
        as(tenant, "surveys:read").get("/api/v1/journeys").then().statusCode(403).body("code", equalTo("forbidden"));
        as(tenant, "journeys:read").get("/api/v1/journeys/" + UUID.randomUUID()).then().statusCode(404);
        as(tenant, "journeys:read").get("/api/v1/journeys/not-an-id").then().statusCode(404)
                .contentType("application/problem+json");
    }
}
