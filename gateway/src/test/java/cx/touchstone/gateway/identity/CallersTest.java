package cx.touchstone.gateway.identity;

import static cx.touchstone.gateway.Keys.aKeyOfNobody;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.testing.Management;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class CallersTest {

    @Inject
    Keys keys;
    @Inject
    Callers callers;
    @Inject
    AgroalDataSource database;

    @Test
    void a_key_speaks_for_its_own_tenant() {
        String one = aTenant();
        String other = aTenant();
        String key = keys.aKey(one, "admin");
        String otherKey = keys.aKey(other);
        assertEquals(one, tenantOf(key));
        assertEquals(other, tenantOf(otherKey));
        assertEquals(one, tenantOf(key));
    }

    @Test
    void an_expired_key_is_no_key_even_while_it_is_remembered() {
        assertEquals(401, call(keys.aKeyUntil(Instant.now().minusSeconds(1), aTenant(), "admin")));
        assertEquals(200, call(keys.aKeyUntil(Instant.now().plusSeconds(60), aTenant(), "admin")));
        Instant now = Instant.now();
        Caller caller = new Caller("t", Set.of(), UUID.randomUUID(), "tsk_", null, now, false, "en", Set.of());
        assertTrue(caller.isGoodAt(now.minusNanos(1)));
        assertFalse(caller.isGoodAt(now));
    }

    @Test
    void a_revoked_key_is_refused_once_it_is_forgotten() {
        String key = keys.aKey(aTenant(), "admin");
        assertEquals(200, call(key));
        keys.revoke(key);
        eventually(() -> assertEquals(401, call(key)));
    }

    @Test
    void the_scheme_is_read_in_any_case() {
        given().header("Authorization", "bearer " + keys.anyKey()).get("/api/v1/journeys").then().statusCode(200);
    }

    @Test
    void what_is_remembered_is_bounded_and_ends() {
        Remembered<Integer> remembered = new Remembered<>(3, Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            remembered.put(ByteBuffer.allocate(4).putInt(0, i), i, System.nanoTime());
            assertTrue(remembered.size() <= 3);
        }
        assertEquals(99, remembered.get(ByteBuffer.allocate(4).putInt(0, 99)).value());
        Remembered<Integer> shortly = new Remembered<>(3, Duration.ofNanos(1));
        shortly.put(ByteBuffer.allocate(4), 1, System.nanoTime());
        eventually(() -> assertNull(shortly.get(ByteBuffer.allocate(4))));
    }

    @Test
    void a_key_that_was_good_lately_does_not_wait_behind_those_who_guess() throws SQLException {
        String key = keys.anyKey();
        assertEquals(200, call(key));
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("lock table api_key in access exclusive mode");
            List<CompletableFuture<Caller>> guesses = guesses();
            assertTrue(ask(aKeyOfNobody()).handle((caller, failure) -> failure).join() instanceof Refusal.Overloaded);
            eventually(() -> assertFalse(ask(key).isDone())); // no longer believed: it is looked up again
            CompletableFuture<Caller> asked = ask(key);
            slow.rollback();
            assertEquals(key.substring(0, 12), asked.join().name());
            guesses.forEach(guess -> assertTrue(guess.handle((caller, failure) -> failure).join() instanceof CallerIsUnknown));
        }
    }

    @Test
    void guessing_waits_in_a_short_queue_and_holds_up_nothing_else() throws SQLException {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("lock table api_key in access exclusive mode");
            List<CompletableFuture<Caller>> guesses = guesses();
            given().header("Authorization", "Bearer " + aKeyOfNobody()).get("/api/v1/journeys").then().statusCode(503)
                    .header("Retry-After", "2").body("code", equalTo("overloaded"));
            given().header("Authorization", "Bearer " + aKeyOfNobody()).get("/api/v1/me").then().statusCode(503)
                    .header("Retry-After", "2").body("code", equalTo("overloaded"));
            given().get("/api/v1/public/surveys/x").then().statusCode(200);
            Management.get("/q/health/live").statusCode(200);
            slow.rollback();
            guesses.forEach(guess -> assertTrue(guess.handle((caller, failure) -> failure).join() instanceof CallerIsUnknown));
        }
    }

    @Test
    void without_the_register_nobody_is_let_in_and_nobody_is_called_a_liar() throws SQLException {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("lock table api_key in access exclusive mode");
            CompletableFuture<Caller> asked = ask(aKeyOfNobody());
            eventually(this::endThoseWhoWait);
            assertTrue(asked.handle((caller, failure) -> failure).join() instanceof Refusal.Overloaded);
            slow.rollback();
        }
    }

    /** As many as are looked up at once. */
    private List<CompletableFuture<Caller>> guesses() {
        return Stream.generate(() -> ask(aKeyOfNobody())).limit(8).toList();
    }

    private CompletableFuture<Caller> ask(String key) {
        return callers.behind(List.of("Bearer " + key)).toCompletionStage().toCompletableFuture();
    }

    /** The database hangs up on those who wait for the lock. */
    private void endThoseWhoWait() {
        try (Connection other = database.getConnection(); var row = other.createStatement().executeQuery("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%api_key%'""")) {
            assertTrue(row.next());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int call(String key) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/journeys").statusCode();
    }

    private static String tenantOf(String key) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/me").then().statusCode(200).extract()
                .path("tenant");
    }
}
