package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.gateway.Neighbourhood.calls;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.http.HttpServerRequest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class FaultsTest {

    /** The length of an answer that is too large to pass in one piece. */
    private static final int LARGE = 100_000;

    @Inject
    Keys keys;

    private String key;

    @BeforeEach
    void aKey() {
        key = keys.anyKey();
    }

    @Test
    void a_service_that_is_away_is_called_unavailable() {
        get("away").statusCode(503).contentType("application/problem+json").header("Retry-After", "2")
                .body("code", equalTo("service-unavailable"));
    }

    @Test
    void a_service_that_does_not_answer_is_given_up_in_time() {
        CompletableFuture<Void> left = new CompletableFuture<>();
        behave("late", request -> request.connection().closeHandler(closed -> left.complete(null)));
        long start = System.nanoTime();
        get("late").statusCode(504).contentType("application/problem+json").body("code", equalTo("service-timeout"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofMillis(950)) > 0 && took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
        left.join(); // it need not go on for nobody
    }

    @Test
    void a_slow_caller_is_not_the_services_fault() throws IOException {
        behave("stalling", Neighbourhood::tell);
        String head = "POST /api/v1/stalling HTTP/1.1\nHost: x\nAuthorization: Bearer " + key + "\nContent-Length: 6\n\n";
        try (Wire wire = new Wire()) { // longer on its way than an answer may take, but moving
            wire.send(head);
            for (int i = 0; i < 6; i++) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                wire.send("x");
            }
            wire.readUntil("\"body\":\"xxxxxx\"");
        }
        for (int i = 0; i < 5; i++) { // more than the breaker would take
            try (Wire wire = new Wire()) {
                String answer = wire.send(head + "xx").readUntil("}");
                assertTrue(answer.startsWith("HTTP/1.1 408 ") && answer.contains("\"code\":\"request-timeout\""), answer);
            }
        }
        get("stalling").statusCode(200);
    }

    @Test
    void a_service_that_breaks_off_without_an_answer_is_said_to() {
        behave("interrupting", request -> request.connection().close());
        given().header("Authorization", "Bearer " + key).body("x").post("/api/v1/interrupting").then().statusCode(502)
                .contentType("application/problem+json").body("code", equalTo("service-interrupted"));
        assertEquals(1, calls("interrupting")); // and not asked again
    }

    @Test
    void an_answer_that_breaks_off_never_looks_complete() throws IOException {
        for (boolean chunked : new boolean[] { true, false }) {
            behave("odd", request -> {
                request.response().setChunked(chunked);
                if (!chunked) {
                    request.response().putHeader("Content-Length", String.valueOf(LARGE));
                }
                request.response().write("beginning").onComplete(written -> request.connection().close());
            });
            assertFalse(complete(ask("odd").readAll()));
        }
    }

    @Test
    void a_small_answer_that_breaks_off_is_no_answer() {
        behave("odd", request -> request.response().putHeader("Content-Length", "100").write("beginning")
                .onComplete(written -> request.connection().close()));
        get("odd").statusCode(502).contentType("application/problem+json").body("code", equalTo("service-interrupted"));
    }

    @Test
    void an_answer_that_stops_moving_is_broken_off() throws IOException {
        behave("odd", request -> request.response().setChunked(true).write("beginning"));
        String answer = ask("odd").readAll();
        assertTrue(answer.contains("beginning") && !complete(answer), answer);
    }

    @Test
    void a_service_that_fails_is_left_alone_for_a_while_and_then_tried_again() {
        behave("breaking", request -> request.connection().close());
        eventually(() -> get("breaking").statusCode(503).header("Retry-After", "2")
                .body("code", equalTo("service-unavailable")));
        assertEquals(4, calls("breaking"));
        behave("lively", Neighbourhood::tell);
        get("lively").statusCode(200); // the others are not concerned
        behave("breaking", Neighbourhood::tell);
        for (int i = 0; i < 5; i++) {
            get("breaking").statusCode(503);
        }
        assertEquals(0, calls("breaking"));
        eventually(() -> get("breaking").statusCode(200));
        for (int i = 0; i < 5; i++) {
            get("breaking").statusCode(200);
        }
        assertEquals(6, calls("breaking"));
    }

    @Test
    void refusals_and_failures_that_a_service_tells_of_itself_do_not_count_against_it() {
        behave("lively", request -> request.response().setStatusCode(503).putHeader("Retry-After", "9").end("busy"));
        for (int i = 0; i < 10; i++) {
            get("lively").statusCode(503).header("Retry-After", "9").body(equalTo("busy"));
        }
        assertEquals(10, calls("lively"));
    }

    @Test
    void more_than_can_wait_is_refused_at_once() {
        ConcurrentLinkedQueue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        behave("crowded", held::add);
        HttpClient caller = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/crowded"))
                .header("Authorization", "Bearer " + key).build();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        ask(caller, request, 8, asked);
        eventually(() -> assertEquals(8, held.size()));
        ask(caller, request, 5, asked);
        HttpResponse<?> refused = (HttpResponse<?>) CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).join();
        assertEquals(503, refused.statusCode());
        assertTrue(refused.body().toString().contains("\"code\":\"overloaded\""), refused.body().toString());
        eventually(() -> {
            for (HttpServerRequest next = held.poll(); next != null; next = held.poll()) {
                next.response().end("done");
            }
            assertTrue(asked.stream().allMatch(CompletableFuture::isDone));
        });
        assertEquals(12, asked.stream().filter(answer -> answer.join().statusCode() == 200).count());
    }

    @Test
    void a_caller_that_leaves_takes_its_request_with_it() throws IOException {
        for (boolean answering : new boolean[] { false, true, false, false, false, false }) {
            CompletableFuture<HttpServerRequest> came = new CompletableFuture<>();
            CompletableFuture<Void> left = new CompletableFuture<>();
            behave("left", request -> {
                request.connection().closeHandler(closed -> left.complete(null));
                if (answering) {
                    request.response().setChunked(true).write("beginning");
                }
                came.complete(request);
            });
            try (Wire wire = ask("left")) {
                if (answering) {
                    wire.readUntil("beginning");
                }
                came.join();
            }
            left.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join();
        }
        behave("left", Neighbourhood::tell);
        for (int i = 0; i < 10; i++) {
            get("left").statusCode(200); // and it did not count against the service
        }
    }

    private static void ask(HttpClient caller, HttpRequest request, int times,
            List<CompletableFuture<HttpResponse<String>>> asked) {
        IntStream.range(0, times).forEach(i -> asked.add(caller.sendAsync(request, BodyHandlers.ofString())));
    }

    private ValidatableResponse get(String resource) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/" + resource).then();
    }

    private Wire ask(String resource) throws IOException {
        return new Wire().send("GET /api/v1/" + resource + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + key + "\n\n");
    }

    /** Whether a caller would take the bytes of a chunked answer, or of a large one with a length, for all of it. */
    private static boolean complete(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        return answer.endsWith("0\r\n\r\n") || answer.length() - body >= LARGE;
    }
}
