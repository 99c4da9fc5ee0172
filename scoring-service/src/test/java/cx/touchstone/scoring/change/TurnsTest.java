package cx.touchstone.scoring.change;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.Turns.Turn;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Person;
import cx.touchstone.scoring.tally.Position;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Tenants take turns: what one has to fold keeps nobody waiting. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class TurnsTest {

    @Inject
    ChangeLog log;
    @Inject
    FoldChanges folder;
    @Inject
    AgroalDataSource source;

    private final Turns turns = new Turns();

    @Test
    void whoever_comes_first_is_first_and_knows_whether_others_wait() throws InterruptedException {
        turns.add("one");
        turns.add("other");
        turns.add("one");
        assertEquals(new Turn("one", false), turns.next().orElseThrow());
        assertEquals(new Turn("other", false), turns.next().orElseThrow());
        turns.end("one", false, 0);
        turns.end("other", false, 0);
        turns.add("other");
        assertEquals(new Turn("other", true), turns.next().orElseThrow());
    }

    @Test
    void who_has_more_to_do_comes_again_after_those_who_wait() throws InterruptedException {
        turns.add("one");
        turns.next();
        turns.add("other");
        turns.end("one", true, 500_000_000);
        assertEquals("other", turns.next().orElseThrow().tenant());
        assertEquals("one", turns.next().orElseThrow().tenant());
    }

    @Test
    void what_is_told_during_a_turn_has_another_one_and_nobody_has_two_at_once() throws InterruptedException {
        turns.add("one");
        turns.next();
        turns.add("one");
        turns.add("other");
        assertEquals("other", turns.next().orElseThrow().tenant());
        turns.end("one", false, 0);
        assertEquals("one", turns.next().orElseThrow().tenant());
    }

    @Test
    void when_they_are_over_nobody_waits_for_one() throws InterruptedException {
        turns.close();
        assertTrue(turns.next().isEmpty());
    }

    @Test
    void a_turn_that_takes_long_keeps_nobody_waiting() throws InterruptedException {
        var otherWasFolded = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var slow = new FoldChanges();
        slow.folding = new Folding() {
            @Override
            boolean attempt(String tenant, boolean alone) {
                if (tenant.equals("slow")) {
                    begun.countDown();
                    await(otherWasFolded);
                } else {
                    otherWasFolded.countDown();
                }
                return true;
            }
        };
        slow.begin(null);
        slow.awaken("slow");
        begun.await();
        slow.awaken("other");
        otherWasFolded.await();
        slow.end(null);
    }

    @Test
    void a_single_observation_is_folded_before_the_backlog_of_another_tenant() {
        var large = new Database(source, aTenant());
        var small = new Database(source, aTenant());
        large.transaction(transaction -> {
            for (int part = 0; part < 50; part++) {
                log.write(transaction, large.tenant(), new Changes(observations(part, 1_000), List.of()));
            }
            return null;
        });
        small.transaction(transaction -> {
            log.write(transaction, small.tenant(), new Changes(observations(0, 1), List.of()));
            return null;
        });
        folder.awaken(large.tenant());
        folder.awaken(small.tenant());
        eventually(() -> assertEquals("0", small.one("select count(*) from tally_change")));
        assertFalse(large.all("select 1 from tally_change").isEmpty());
        large.in(connection -> connection.createStatement().executeUpdate("delete from tally_change"));
    }

    /** Each in tallies of its own, by day and touchpoint. */
    private static List<Countable> observations(int part, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Countable(
                        new Position(Instant.parse("2017-05-13T07:00:00Z"), "source", part + "-" + i), "nps", BigDecimal.TEN,
                        10, BigDecimal.ONE, LocalDate.of(2010, 1, 1).plusDays(i), Person.FIRST, "place-" + part, "web",
                        Map.of()))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
