package cx.touchstone.gateway.limits;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.MultiMap;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class LimitsTest {

    /** As slow as it gets: within a test nothing comes back. */
    private static final int SLOW = 1;
    private static final int BURST = 20;

    @Inject
    Keys keys;
    @Inject
    Spending spending;

    private final String tenant = aTenant();
    private final UUID key = UUID.randomUUID();

    private record Rate(int perMinute, int burst) implements LimitSettings.Rate {
    }

    private record Settings(Rate key, Rate tenant, Rate address, int remembered, Duration exchange) implements LimitSettings {
    }

    @Test
    void a_key_that_calls_too_often_is_told_when_to_come_back() {
        String caller = keys.aKey(tenant, "journeys:read");
        ValidatableResponse answer = call(caller);
        answer.statusCode(200).header("RateLimit-Policy", "\"key\";q=300;w=3000, \"tenant\";q=30000;w=60")
                .header("RateLimit", equalTo("\"key\";r=299;t=10, \"tenant\";r=29999;t=1"));
        for (int i = 0; i < 1_000 && answer.extract().statusCode() == 200; i++) {
            answer = call(caller);
        }
        answer.statusCode(429).contentType("application/problem+json").body("code", equalTo("rate-limited"))
                .header("Retry-After", matchesPattern("[1-9]|10")).header("RateLimit", startsWith("\"key\";r=0;t="));
        given().header("Authorization", "Bearer " + caller).get("/api/v1/me").then().statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]|10"));
        call(keys.aKey(tenant, "journeys:read")).statusCode(200); // another key of the same tenant has its own
    }

    @Test
    void calls_without_a_good_key_count_for_their_address() {
        String policy = "\"address\";q=60000;w=60";
        given().get("/api/v1/public/surveys/x").then().statusCode(200).header("RateLimit-Policy", policy);
        given().get("/s/x").then().statusCode(200).header("RateLimit-Policy", policy);
        given().get("/api/v1/openapi").then().statusCode(200).header("RateLimit-Policy", policy);
        given().get("/api/v1/me").then().statusCode(401).header("RateLimit-Policy", policy);
        call(Keys.aKeyOfNobody()).statusCode(401).header("RateLimit-Policy", policy);
        given().redirects().follow(false).get("/").then().statusCode(303).header("RateLimit-Policy", nullValue());
    }

    @Test
    void the_limits_of_a_service_stand_beside_the_gateways() {
        Neighbourhood.behave("widget", request -> request.response().putHeader("RateLimit-Policy", "\"respondents\";q=3;w=1")
                .putHeader("RateLimit", "\"respondents\";r=2;t=1").end());
        given().get("/widget/x").then().header("RateLimit-Policy", "\"respondents\";q=3;w=1, \"address\";q=60000;w=60")
                .header("RateLimit", startsWith("\"respondents\";r=2;t=1, \"address\";r="));
        Neighbourhood.behave("widget", Neighbourhood::tell);
    }

    @Test
    void keys_of_a_tenant_share_what_the_tenant_has() {
        Limits replica = replica(BURST, BURST + 5);
        assertEquals(BURST, spendAll(replica, key));
        assertEquals(5, spendAll(replica, UUID.randomUUID()));
        assertTrue(assertThrows(TooManyRequests.class, () -> replica.count(tenant, UUID.randomUUID(), headers())).getMessage()
                .contains("tenant"));
        assertEquals(BURST, spendAll(replica(BURST, BURST), key)); // what another replica does not know yet
    }

    @Test
    void an_address_has_its_own() {
        Limits replica = replica(BURST, BURST);
        MultiMap answer = headers();
        for (int i = 0; i < BURST; i++) {
            replica.count("192.0.2.1", answer);
        }
        assertEquals("\"address\";r=0;t=1200", answer.get("RateLimit"));
        assertEquals(60, assertThrows(TooManyRequests.class, () -> replica.count("192.0.2.1", headers())).retryAfter(), 1);
        replica.count("192.0.2.2", headers());
    }

    @Test
    void replicas_let_through_what_one_alone_would_and_a_burst_for_each_further_one() {
        Limits one = replica(BURST, BURST);
        Limits other = replica(BURST, BURST);
        one.count(tenant, key, headers());
        other.count(tenant, key, headers());
        share(one, other); // each knows that the other is there
        assertEquals(BURST - 2, spendAll(one, key));
        share(one, other);
        assertTrue(spendAll(other, key) <= 1); // it has been spent elsewhere, but for what was told before its first call
        Limits third = replica(BURST, BURST);
        assertEquals(BURST, spendAll(third, key)); // nothing was told before the first call: the burst that is the tolerance
        share(one, other, third);
        assertEquals(0, spendAll(one, key) + spendAll(other, key) + spendAll(third, key));
    }

    @Test
    void what_was_spent_too_much_is_paid_back() {
        Limits one = replica(60_000, BURST, 60_000);
        Limits other = replica(60_000, BURST, 60_000);
        share(one, other);
        one.count(tenant, key, headers());
        other.count(tenant, key, headers());
        share(one, other);
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(2).toNanos();
        long through = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            through += spendAll(one, key) + spendAll(other, key);
            if (i % 10 == 0) {
                share(one, other);
            }
        }
        share(one, other);
        double seconds = (System.nanoTime() - start) / 1e9;
        double alone = BURST + 1_000 * seconds;
        // At most a burst more for the second replica, and what came back between two tellings.
        assertTrue(through <= alone + 2 * BURST + 0.1 * alone, through + " instead of " + alone);
    }

    private static void share(Limits... replicas) {
        for (int i = 0; i < 2; i++) { // in the second round everybody hears what was told in the first
            for (Limits replica : replicas) {
                replica.exchange();
            }
        }
    }

    private int spendAll(Limits replica, UUID whose) {
        for (int spent = 0;; spent++) {
            try {
                replica.count(tenant, whose, headers());
            } catch (TooManyRequests tooMany) {
                return spent;
            }
        }
    }

    private Limits replica(int burst, int tenantBurst) {
        Rate rate = new Rate(SLOW, burst);
        return new Limits(new Settings(rate, new Rate(SLOW, tenantBurst), rate, 1_000, Duration.ofSeconds(1)), spending,
                new SimpleMeterRegistry());
    }

    private Limits replica(int perMinute, int burst, int tenantBurst) {
        Rate rate = new Rate(perMinute, burst);
        return new Limits(new Settings(rate, new Rate(perMinute, tenantBurst), rate, 1_000, Duration.ofSeconds(1)), spending,
                new SimpleMeterRegistry());
    }

    private static MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap();
    }

    private static ValidatableResponse call(String key) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/journeys").then();
    }
}
