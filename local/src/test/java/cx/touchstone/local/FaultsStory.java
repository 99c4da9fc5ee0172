package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Processes fail as processes do: a service hangs, a service is killed, a gateway is replaced. What services may say on the
 * wire
 * that they should not is tried at the gateway alone.
 */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsStory {

    /** A gateway that gives up sooner than usual, and goes slowly, so that whoever sends to it sees it in time. */
    private static final Map<String, String> SETTINGS = Map.of("TOUCHSTONE_ROUTING_ORDINARY_ANSWER", "PT3S",
            "SHUTDOWN_DELAY", "1S");
    /** How long callers wait at most: as long as the gateway does, on a machine that has much to do. */
    private static final Duration BOUND = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENDERS = 12;
    /** More than the breaker looks back over. */
    private static final int MANY = 25;

    private final Platform platform;
    private final ServiceProcess gateway;

    FaultsStory(Platform platform) throws InterruptedException {
        this.platform = platform;
        this.gateway = platform.replica(Service.GATEWAY, SETTINGS);
    }

    @AfterAll
    void theGatewayGoes() {
        platform.dismiss(gateway);
    }

    @Test
    void a_service_that_hangs_is_given_up_in_time_and_goes_on_where_it_was() throws Exception {
        signal("STOP", Service.SURVEY);
        try {
            fails("/surveys", 504, "service-timeout");
            fails("/public/surveys/x", 504, "service-timeout");
            eventually(() -> goesOn("/journeys", "/scores", "/me"));
        } finally {
            signal("CONT", Service.SURVEY);
        }
        eventually(PATIENCE, () -> goesOn("/surveys", "/journeys", "/scores"));
    }

    @Test
    void a_service_that_is_killed_takes_nothing_with_it_and_is_back_when_it_is_started() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            signal("STOP", Service.JOURNEY);
            Future<Response> waiting = threads.submit(() -> ask("/journeys"));
            eventually(() -> assertTrue(given().baseUri(gateway.managementUrl()).get("/q/metrics").asString()
                    .contains("touchstone_exchanges_open{service=\"journey-service\"} 1")));
            platform.service(Service.JOURNEY).kill();
            waiting.get().then().statusCode(anyOf(is(502), is(503))).contentType("application/problem+json");
            for (int i = 0; i < MANY; i++) {
                fails("/journeys", 503, "service-unavailable");
            }
            eventually(() -> goesOn("/surveys", "/scores", "/me"));
        } finally {
            platform.restart(Service.JOURNEY);
        }
        eventually(PATIENCE, () -> goesOn("/journeys"));
    }

    @Test
    void what_is_sent_while_one_of_two_gateways_is_restarted_is_all_answered_and_counts_once() throws Exception {
        String touchpoint = "touchpoint-" + UUID.randomUUID();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        try (LoadBalancer balancer = new LoadBalancer(List.of(platform.service(Service.GATEWAY), gateway));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> senders = new ArrayList<>();
            try {
                IntStream.range(0, SENDERS).forEach(n -> senders.add(threads.submit(
                        () -> sendsUntil(over, balancer, touchpoint, sent))));
                eventually(() -> assertSending(senders, sent.get() > 2 * SENDERS));
                gateway.stop();
                platform.restart(gateway);
                eventually(() -> assertEquals(2, balancer.ready().size()));
                int now = sent.get();
                eventually(() -> assertSending(senders, sent.get() > now + 2 * SENDERS));
            } finally {
                over.set(true);
            }
            int answered = 0;
            for (Future<Integer> sender : senders) {
                answered += sender.get();
            }
            int all = answered;
            assertEquals(all, sent.get());
            SurveyTeam team = new SurveyTeam(platform);
            eventually(PATIENCE, () -> assertEquals(List.of("csat 100.00 of " + all), team.scoresOf(touchpoint)));
        }
    }

    /** Who has stopped already says why. */
    private static void assertSending(List<Future<Integer>> senders, boolean enough) {
        senders.stream().filter(Future::isDone).forEach(sender -> fail(sender.exceptionNow()));
        assertTrue(enough);
    }

    /** One after another, each once. @return how many were taken */
    private int sendsUntil(AtomicBoolean over, LoadBalancer to, String touchpoint, AtomicInteger sent) {
        int taken = 0;
        while (!over.get()) {
            taken += caller(to.url()).body("""
                    {"observations": [{"source": "faults", "id": "%s", "metric": "csat", "value": 5, "touchpoint": "%s",
                                       "observedAt": "%s"}]}""".formatted(UUID.randomUUID(), touchpoint, Instant.now()))
                    .post("/observations").then().statusCode(207).body("duplicates", equalTo(0)).extract()
                    .<Integer> path("accepted");
            sent.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(60).toNanos()); // fewer than one key may send a minute
        }
        return taken;
    }

    private void fails(String path, int status, String code) {
        ask(path).then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private void goesOn(String... paths) {
        for (String path : paths) {
            ask(path).then().statusCode(200);
        }
    }

    /** At the gateway that gives up sooner; whatever it says, it says in time. */
    private Response ask(String path) {
        long start = System.nanoTime();
        Response answer = caller(gateway.url()).get(path);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(BOUND) < 0, path + " took " + took);
        return answer;
    }

    private RequestSpecification caller(String url) {
        return given().baseUri(url + "/api/v1").header("Authorization", "Bearer " + platform.key())
                .contentType(ContentType.JSON);
    }

    private void signal(String name, Service service) throws IOException, InterruptedException {
        long process = platform.service(service).pid();
        assertEquals(0, new ProcessBuilder("sh", "-c", "kill -" + name + " " + process).inheritIO().start().waitFor());
    }
}
