package cx.touchstone.scoring.stream;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ScoreStreamTest {

    /** The rest after a score was told, a look, and the reading. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @Inject
    StreamSettings settings;

    private final String tenant = aTenant();

    @Test
    void first_come_the_scores_as_they_are_and_then_those_that_change() {
        Signals.of(tenant).satisfied(6, 8, "wifi").satisfied(5, 10, "gate").sent();
        try (var ear = Ear.listening(tenant, "?metric=csat&groupBy=touchpoint")) {
            assertEquals("text/event-stream", ear.answer().headers().firstValue("Content-Type").orElseThrow());
            assertEquals("identity", ear.answer().headers().firstValue("Content-Encoding").orElse("identity"));
            assertEquals(List.of("gate 50.0 of 10", "wifi 75.0 of 8"), List.of(told(ear, 0), told(ear, 1)));
            Signals.of(tenant).satisfied(2, 2, "gate").sent();
            eventually(SOON, () -> assertEquals(3, ear.scores().size()));
            assertEquals("gate 58.3333 of 12", told(ear, 2));
            Signals.of(tenant).satisfied(5, 5, "lounge").sent();
            assertEquals("lounge 100.0 of 5", told(ear, 3));
        }
    }

    @Test
    void a_correction_is_told_although_as_many_answered_as_before() {
        var more = "\"touchpoint\":\"wifi\"";
        Signals.of(tenant).answers(4, "csat", 5, more).sent();
        Signals.post(tenant, List.of(Signals.observation("mine", "csat", 1, more))).statusCode(207);
        try (var ear = Ear.listening(tenant, "?metric=csat&touchpoint=wifi")) {
            assertEquals("wifi 80.0 of 5", told(ear, 0));
            Signals.post(tenant, List.of(Signals.observation("mine", "csat", 5, "\"revision\":1," + more))).statusCode(207);
            assertEquals("wifi 100.0 of 5", told(ear, 1));
            Signals.post(tenant, List.of(Signals.retraction("mine", 2))).statusCode(207);
            assertTrue(ear.score(2).getBoolean("withheld"));
        }
    }

    @Test
    void who_is_not_counted_any_more_is_gone() {
        Signals.of(tenant).satisfied(6, 8, "wifi").sent();
        Signals.post(tenant, List.of(Signals.observation("only", "csat", 5, "\"touchpoint\":\"gate\""))).statusCode(207);
        try (var ear = Ear.listening(tenant, "?metric=csat&groupBy=touchpoint")) {
            assertEquals("gate", ear.score(0).getString("touchpoint"));
            Signals.post(tenant, List.of(Signals.retraction("only", 1))).statusCode(207);
            eventually(() -> assertTrue(ear.lines().stream().anyMatch(line -> line.matches("event: ?gone")),
                    ear.lines()::toString));
            assertEquals(ear.score(0).getString("id"), ear.scores().getLast().getString("id"));
        }
    }

    @Test
    void another_tenant_and_another_metric_are_not_heard_of() {
        Signals.of(tenant).satisfied(6, 8, "wifi").sent();
        var another = aTenant();
        try (var ear = Ear.listening(tenant, "?metric=csat"); var theirs = Ear.listening(another, "?metric=csat")) {
            ear.score(0);
            theirs.score(0);
            Signals.of(tenant).answers(5, "nps", 9).sent();
            Signals.of(another).satisfied(7, 7, "wifi").sent();
            assertEquals(7, theirs.score(1).getInt("n"));
            Signals.of(tenant).satisfied(1, 1, "wifi").sent();
            assertEquals(9, ear.score(1).getInt("n"));
            assertEquals(2, theirs.scores().size());
        }
    }

    @Test
    void one_that_asks_what_cannot_be_told_is_refused() {
        as(tenant, "scores:read").get("/api/v1/scores/stream?metric=happiness").then().statusCode(400)
                .body("errors[0].code", equalTo("unknown-metric"));
        as(tenant, "scores:read").get("/api/v1/scores/stream?metric=csat&from=2017-01-01&to=2017-12-31&groupBy=month").then()
                .statusCode(400).body("errors[0].code", equalTo("unsupported-combination"));
        as(tenant, "scores:read").get("/api/v1/scores/stream?metric=retention").then().statusCode(400)
                .body("errors[0].code", equalTo("not-tallied"));
        as(tenant, "responses:read").get("/api/v1/scores/stream?metric=csat").then().statusCode(403);
    }

    @Test
    void one_too_many_of_a_tenant_is_refused_until_another_leaves() {
        Signals.of(tenant).satisfied(6, 8, "wifi").sent();
        var ears = new ArrayList<Ear>();
        try {
            while (ears.size() < settings.mostOfTenant()) {
                var ear = Ear.listening(tenant, "?metric=csat");
                assertEquals(200, ear.answer().statusCode());
                ears.add(ear);
            }
            as(tenant, "scores:read").get("/api/v1/scores/stream?metric=csat").then().statusCode(429)
                    .header("Retry-After", notNullValue()).body("code", equalTo("too-many-streams"));
            try (var another = Ear.listening(aTenant(), "?metric=csat")) {
                assertEquals(200, another.answer().statusCode());
            }
            assertFalse(ears.getFirst().score(0).getBoolean("withheld"));
            ears.removeFirst().close();
            eventually(() -> {
                var ear = Ear.listening(tenant, "?metric=csat");
                assertEquals(200, ear.answer().statusCode());
                ears.add(ear);
            });
        } finally {
            ears.forEach(Ear::close);
        }
    }

    private static String told(Ear ear, int index) {
        var score = ear.score(index);
        return score.getString("touchpoint") + " " + score.getDouble("value") + " of " + score.getInt("n");
    }
}
