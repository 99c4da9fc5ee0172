package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Many who read, and are answered slowly, stand in the way of nobody who answers a survey. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class CrowdTest {

    private static final int READS = 200;
    private static final int ANSWERS = 20;
    /** Far less than a read waits for a place, and than one of these takes. */
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final String[] SLOW = { "surveys", "journeys", "scores", "odd", "left", "lively" };

    @Inject
    Keys keys;

    private final List<Wire> reads = new ArrayList<>();
    private String key;

    @BeforeEach
    void aKey() {
        key = keys.aKeyForAll(Keys.aTenant());
    }

    @AfterEach
    void theReadersGo() throws IOException {
        for (Wire read : reads) {
            read.close();
        }
        for (String resource : SLOW) {
            behave(resource, Neighbourhood::tell);
            eventually(() -> get(resource).statusCode(200));
        }
    }

    @Test
    void two_hundred_reads_that_hang_do_not_delay_an_answer_to_the_same_service() throws IOException {
        behave("surveys", CrowdTest::slowly);
        for (int i = 0; i < READS; i++) {
            reads("surveys");
        }
        eventually(() -> refused(get("surveys")));
        answersComeIn();
        get("journeys").statusCode(200); // the other services are not concerned
    }

    @Test
    void when_the_gateway_has_no_place_left_it_has_one_for_who_answers() {
        for (String resource : SLOW) {
            behave(resource, CrowdTest::slowly);
        }
        eventually(() -> {
            for (String resource : SLOW) {
                reads(resource);
            }
            refused(get("me")); // though no service has to do with it
        });
        answersComeIn();
    }

    @Test
    void reads_that_nobody_answers_have_no_breaker_close_the_way_for_who_answers() {
        behave("surveys", request -> request.connection().close());
        eventually(() -> get("surveys").statusCode(503).body("code", equalTo("service-unavailable")));
        answersComeIn();
    }

    private void answersComeIn() {
        long start = System.nanoTime();
        for (int i = 0; i < ANSWERS; i++) {
            given().contentType("application/json").body("{}").post("/api/v1/public/surveys/x/responses").then()
                    .statusCode(200);
            given().get("/s/x").then().statusCode(200);
        }
        given().header("Authorization", "Bearer " + key).body("{}").post("/api/v1/observations").then().statusCode(200);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(SOON) < 0, "took " + took);
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(503).contentType("application/problem+json").header("Retry-After", "2")
                .body("code", equalTo("overloaded"));
    }

    private void reads(String resource) {
        try {
            reads.add(new Wire()
                    .send("GET /api/v1/" + resource + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + key + "\n\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse get(String resource) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/" + resource).then();
    }

    /** Says a little all the time, and comes to no end. */
    private static void slowly(HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        response.write(".");
        Vertx.currentContext().owner().setPeriodic(200, timer -> {
            if (response.closed() || response.ended()) {
                Vertx.currentContext().owner().cancelTimer(timer);
            } else {
                response.write(".");
            }
        });
    }
}
