package cx.touchstone.scoring.tally;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Distribution;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TallyWriterTest {

    private static final Period ALWAYS = new Period(null, null);
    private static final TallyKey KEY = new TallyKey("nps", "wifi", TallyKey.EVERYBODY, "", LocalDate.of(2017, 5, 13), 9);
    private static final Count ONE = Count.one(new BigDecimal("1.5"));
    private static final SortedMap<TallyKey, Count> ONE_ANSWER = new TreeMap<>(Map.of(KEY, ONE));
    private static final SortedMap<TallyKey, Count> ONE_ANSWER_LESS = new TreeMap<>(Map.of(KEY, Count.NONE.minus(ONE)));

    @Inject
    TallyWriter writer;
    @Inject
    Tallies tallies;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    @Timeout(20)
    void writers_of_the_same_tally_do_not_wait_for_each_other() throws SQLException {
        try (var first = open(); var second = open(); var third = open()) {
            writer.change(first, tenant, ONE_ANSWER);
            writer.change(second, tenant, ONE_ANSWER);
            writer.change(third, tenant, ONE_ANSWER);
            first.commit();
            second.commit();
            third.rollback();
        }
        var twice = new Count(2, new BigDecimal("3"), new BigDecimal("4.5"));
        assertEquals(Map.of(new Group(0, "nps", "wifi", null), new Distribution(new TreeMap<>(Map.of(9, twice)))), read());
        assertEquals(2, rows());
    }

    @Test
    void a_writer_by_itself_keeps_to_one_row() throws SQLException {
        for (int i = 0; i < 3; i++) {
            try (var alone = open()) {
                writer.change(alone, tenant, ONE_ANSWER);
                alone.commit();
            }
        }
        assertEquals(1, rows());
        assertEquals(3, read().get(new Group(0, "nps", "wifi", null)).n());
    }

    @Test
    void what_was_added_in_one_slot_may_be_taken_away_in_another() throws SQLException {
        addInTwoSlots();
        take();
        assertEquals(Map.of(new Group(0, "nps", "wifi", null), new Distribution(new TreeMap<>(Map.of(9, ONE)))), read());
    }

    @Test
    void a_tally_in_which_nothing_is_left_is_gone_from_all_slots() throws SQLException {
        addInTwoSlots();
        take();
        take();
        assertEquals(Map.of(), read());
        assertEquals(0, rows());
    }

    @Test
    @Timeout(20)
    void who_takes_away_the_last_waits_for_who_takes_away_the_one_before() throws Exception {
        addInTwoSlots();
        try (var first = open(); var others = Executors.newSingleThreadExecutor()) {
            writer.change(first, tenant, ONE_ANSWER_LESS);
            var last = others.submit(() -> {
                take();
                return null;
            });
            eventually(() -> assertEquals(1, waiting()));
            first.commit();
            last.get();
        }
        assertEquals(0, rows());
    }

    private void addInTwoSlots() throws SQLException {
        try (var first = open(); var second = open()) {
            writer.change(first, tenant, ONE_ANSWER);
            writer.change(second, tenant, ONE_ANSWER);
            first.commit();
            second.commit();
        }
    }

    private void take() throws SQLException {
        try (var transaction = open()) {
            writer.change(transaction, tenant, ONE_ANSWER_LESS);
            transaction.commit();
        }
    }

    private Connection open() {
        return Tenant.as(tenant, () -> {
            try {
                var connection = database.getConnection();
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Map<Group, Distribution> read() {
        return Tenant.as(tenant, () -> tallies.read(new Breakdown(List.of("nps"), List.of(ALWAYS), true, null)));
    }

    private int rows() {
        return count("tally");
    }

    private int waiting() {
        return count("pg_locks where locktype = 'advisory' and not granted");
    }

    private int count(String what) {
        try (var connection = open(); var row = connection.createStatement().executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
