package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.gateway.Neighbourhood.garble;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A service, or what stands in its place, says what is no HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class GarbageTest {

    @Inject
    Keys keys;

    private String key;

    @BeforeEach
    void aKey() {
        key = keys.anyKey();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "banana\n", "HTTP/1.1 banana OK\n\n", "HTTP/9.9 200 OK\n\n", "SSH-2.0-OpenSSH_9.2p1\n",
            "\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "HTTP/1.1 200 OK\nContent-Length: many\n\nx",
            "HTTP/1.1 200 OK\nContent-Length: -1\n\nx", "HTTP/1.1 200 OK\nContent-Length: 1\nContent-Length: 2\n\nxx" })
    void garbage_is_no_answer(String garbage) {
        garble(garbage);
        eventually(() -> post("garbled").statusCode(502).contentType("application/problem+json")
                .body("code", equalTo("service-interrupted"))); // as soon as the breaker lets it through
        behave("lively", Neighbourhood::tell);
        get("lively").statusCode(200);
    }

    @Test
    void a_head_that_does_not_end_is_no_answer() {
        garble("HTTP/1.1 200 OK\nX-Long: " + "a".repeat(100_000));
        eventually(() -> post("garbled").statusCode(502).body("code", equalTo("service-interrupted")));
    }

    @Test
    void a_body_that_becomes_garbage_never_looks_complete() {
        garble("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nhello\nbanana\n");
        eventually(() -> {
            String answer = onTheWire();
            assertTrue(answer.contains("hello"), answer);
            assertFalse(answer.endsWith("0\r\n\r\n"), answer);
        });
    }

    private String onTheWire() {
        try (Wire wire = new Wire()) {
            return wire.send("GET /api/v1/garbled HTTP/1.1\nHost: x\nConnection: close\nAuthorization: Bearer " + key + "\n\n")
                    .readAll();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is not asked twice: its second try would find the way closed by the breaker. */
    private ValidatableResponse post(String resource) {
        return given().header("Authorization", "Bearer " + key).body("x").post("/api/v1/" + resource).then();
    }

    private ValidatableResponse get(String resource) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/" + resource).then();
    }
}
