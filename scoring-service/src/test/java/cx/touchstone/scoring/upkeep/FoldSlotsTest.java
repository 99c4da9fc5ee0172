package cx.touchstone.scoring.upkeep;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Person;
import cx.touchstone.scoring.tally.Position;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FoldSlotsTest {

    private static final LocalDate MAY = LocalDate.of(2017, 5, 13);
    private static final LocalDate JUNE = LocalDate.of(2017, 6, 13);
    private static final String TALLIES = """
            select concat_ws('|', family, span, metric, touchpoint, segment_value, day, sum(n), sum(people), sum(weight),
                sum(weight_squared), sum(total), sum(total_squared), sum(weighted_total), sum(weighted_total_squared))
            from tally group by family, span, metric, touchpoint, segment_value, day order by 1""";
    private static final String VALUES = """
            select concat_ws('|', family, span, metric, touchpoint, segment_value, day, bucket, sum(n), sum(weight),
                sum(weight_squared))
            from tally_value group by family, span, metric, touchpoint, segment_value, day, bucket order by 1""";

    @Inject
    AgroalDataSource source;
    @Inject
    TallyWriter tallies;
    @Inject
    FoldSlots upkeep;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void what_is_over_lies_in_one_slot_and_adds_up_to_the_same() {
        // Three transactions at once: three slots.
        database.transaction(one -> database.transaction(two -> database.transaction(three -> {
            for (var writer : List.of(one, two, three)) {
                write(writer, MAY, 0, 5);
                write(writer, JUNE, 5, 8);
            }
            return null;
        })));
        var before = sums();
        assertEquals("3", slots("day = '2017-05-01' and span = 'M'"));
        assertTrue(fold(JUNE) > 0);
        assertEquals(before, sums());
        assertEquals("1", slots("day < '2017-06-01'"));
        assertEquals("3", slots("day >= '2017-06-01'"));
        assertEquals(0, fold(JUNE));
        assertTrue(fold(JUNE.plusDays(1)) > 0);
        assertEquals("1", slots("day = '2017-06-13' and span = 'D'"));
        assertEquals("3", slots("day = '2017-06-01' and span = 'M'"));
        assertEquals(before, sums());
    }

    @Test
    void nothing_is_lost_while_others_write() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int first = writer * 100;
            work.add(() -> {
                for (int i = first; i < first + 30; i++) {
                    int number = i;
                    database.transaction(connection -> {
                        write(connection, number % 2 == 0 ? MAY : JUNE, number, number + 1);
                        return null;
                    });
                }
                return null;
            });
        }
        for (int i = 0; i < 2; i++) {
            work.add(() -> {
                for (int times = 0; times < 10; times++) {
                    fold(JUNE.plusMonths(2));
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var one : threads.invokeAll(work)) {
                one.get();
            }
        }
        fold(JUNE.plusMonths(2));
        assertEquals("1", slots("true"));
        assertEquals("240", database.one("""
                select sum(n) from tally where family = 0 and span = 'M' and touchpoint = '*'"""));
        assertEquals("240", database.one("""
                select sum(n) from tally_value where family = 0 and span = 'D' and touchpoint = '*' and slot = 0"""));
    }

    private void write(Connection connection, LocalDate day, int from, int to) throws SQLException {
        var added = new ArrayList<Countable>();
        for (int i = from; i < to; i++) {
            var value = BigDecimal.valueOf(i * 37L, 1);
            added.add(new Countable(new Position(Instant.EPOCH, "test", "o-" + i), "resolution_time", value,
                    LogBuckets.PERCENT.of(value), new BigDecimal("1.5"), day, Person.FIRST, "wifi", "web", Map.of()));
        }
        tallies.change(connection, tenant, added, List.of());
    }

    private int fold(LocalDate today) {
        return Tenant.as(tenant, () -> upkeep.fold(tenant, today));
    }

    private List<String> sums() {
        var sums = new ArrayList<>(database.all(TALLIES));
        sums.addAll(database.all(VALUES));
        return sums;
    }

    /** In how many slots the tallies lie that this holds for. */
    private String slots(String condition) {
        return database.one("select count(distinct slot) from tally where " + condition);
    }
}
