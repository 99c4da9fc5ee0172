package cx.touchstone.scoring.change;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.scoring.change.FoldingTest.NONE;
import static cx.touchstone.scoring.change.FoldingTest.ONE_ANSWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.tally.Cells;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.TallyKey;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What waits is folded before it is too much, in parts that fit, and each part wholly or not at all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FoldingInTimeTest {

    @Inject
    ChangeLog log;
    @Inject
    Folding folding;
    @Inject
    TallyLock lock;
    @Inject
    TallyWriter tallies;
    @Inject
    Sift sift;
    @Inject
    SetAside aside;
    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void a_folding_that_is_broken_off_never_was() {
        write(ONE_ANSWER, NONE);
        assertThrows(IllegalStateException.class, () -> as(() -> folding.folded(tenant, transaction -> {
            execute(transaction, "delete from tally");
            throw new IllegalStateException("killed");
        })));
        Folded.of(tenant); // nobody was left with the lock
        assertEquals("1|1.5|2.25", sums());
    }

    @Test
    void not_even_an_error_leaves_one_half_of_a_folding() {
        write(ONE_ANSWER, NONE);
        Folded.of(tenant);
        assertThrows(StackOverflowError.class, () -> as(() -> folding.folded(tenant, transaction -> {
            execute(transaction, "delete from tally");
            throw new StackOverflowError();
        })));
        assertEquals("1|1.5|2.25", sums());
    }

    @Test
    @Timeout(30)
    void who_folds_goes_on_after_an_error() throws InterruptedException {
        var attempts = new AtomicInteger();
        var folder = new FoldChanges();
        folder.folding = new Folding() {
            @Override
            boolean attempt(String of, boolean alone) {
                if (attempts.incrementAndGet() == 1) {
                    throw new StackOverflowError();
                }
                return true;
            }
        };
        folder.begin(null);
        folder.awaken(tenant);
        eventually(() -> assertEquals(1, attempts.get()));
        folder.awaken(tenant);
        eventually(() -> assertEquals(2, attempts.get()));
        folder.end(null);
    }

    @Test
    void a_session_that_stands_still_ends_only_while_it_has_the_lock() {
        assertEquals("30s|30s", as(() -> lock.waiting(tenant, FoldingInTimeTest::rests)));
        assertEquals("0|0", database.in(FoldingInTimeTest::rests));
        assertEquals("30s|30s", as(() -> lock.attempting(tenant, FoldingInTimeTest::rests)).orElseThrow());
        assertEquals("0|0", database.in(FoldingInTimeTest::rests));
    }

    @Test
    void many_small_foldings_come_to_what_one_comes_to() {
        for (int i = 0; i < 9; i++) {
            write(ONE_ANSWER, i % 3 == 0 ? NONE : ONE_ANSWER);
        }
        fold(limited(1, 50_000));
        assertEquals("3|4.5|6.75", sums());
        assertEquals("0", waiting());
    }

    @Test
    void when_too_much_waits_it_is_folded_first() {
        var limited = limited(50_000, 2);
        as(() -> folding.folded(tenant, transaction -> { // or the usual ones would do it
            write(List.of(ONE_ANSWER.getFirst(), ONE_ANSWER.getFirst()), NONE);
            return "done";
        }));
        keepUp(limited);
        write(ONE_ANSWER, NONE);
        keepUp(limited(50_000, 0));
        assertEquals("0", waiting());
        assertEquals("3|4.5|6.75", sums());
    }

    @Test
    void when_too_much_waits_it_is_folded_also_by_who_comes_often() {
        var limited = limited(50_000, 0);
        keepUp(limited);
        write(ONE_ANSWER, NONE);
        eventually(Duration.ofSeconds(1), () -> {
            keepUp(limited);
            assertEquals("0", waiting());
        });
    }

    @Test
    void of_many_changes_some_families_are_counted_at_a_time() {
        for (int family = 16; family < 26; family++) {
            database.one(
                    """
                            insert into tally_family (tenant_id, family, attribute, state) values ('%s', %d, 'a%d', 'READY') returning 1"""
                            .formatted(tenant, family, family));
        }
        var most = new AtomicLong();
        var limited = limited(50_000, 0);
        limited.tallies = new TallyWriter() {
            @Override
            public void write(Connection transaction, String of, Cells changes) throws SQLException {
                most.accumulateAndGet(changes.all().keySet().stream().map(TallyKey::family).distinct().count(), Math::max);
                super.write(transaction, of, changes);
            }
        };
        eventually(() -> { // unless the usual ones come first
            write(Collections.nCopies(10_000, ONE_ANSWER.getFirst()), NONE);
            fold(limited);
            assertEquals(5, most.get());
        });
        assertEquals("12",
                database.one("select count(*) from tally where n % 10000 = 0 and span = 'M' and touchpoint = '*'"));
    }

    private static String rests(Connection connection) throws SQLException {
        try (var row = connection.createStatement().executeQuery("""
                select concat_ws('|', current_setting('idle_session_timeout'),
                    current_setting('idle_in_transaction_session_timeout'))""")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection transaction, String statement) throws SQLException {
        try (var one = transaction.createStatement()) {
            one.execute(statement);
        }
    }

    private void fold(Folding limited) {
        as(() -> {
            limited.fold(tenant);
            return null;
        });
    }

    private void keepUp(Folding limited) {
        as(() -> {
            try {
                limited.keepUp(tenant);
                return null;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Folding limited(int batch, int behind) {
        var limited = new Folding();
        limited.database = source;
        limited.lock = lock;
        limited.log = log;
        limited.tallies = tallies;
        limited.sift = sift;
        limited.aside = aside;
        limited.settings = new SmallRyeConfigBuilder().withMapping(Folding.Settings.class)
                .withDefaultValue("touchstone.folding.batch", "" + batch)
                .withDefaultValue("touchstone.folding.behind", "" + behind).build().getConfigMapping(Folding.Settings.class);
        return limited;
    }

    private void write(List<Countable> added, List<Countable> taken) {
        database.transaction(transaction -> {
            log.write(transaction, tenant, new Changes(added, taken));
            return null;
        });
    }

    private String waiting() {
        return database.one("select count(*) from tally_change");
    }

    /** Of everybody at the touchpoint on the day. */
    private String sums() {
        return database.one("""
                select concat_ws('|', n, weight, weight_squared) from tally
                where family = 0 and span = 'D' and touchpoint = 'wifi'""");
    }

    private <T> T as(Supplier<T> work) {
        return Tenant.as(tenant, work);
    }
}
