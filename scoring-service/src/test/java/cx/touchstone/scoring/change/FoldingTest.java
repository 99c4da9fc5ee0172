package cx.touchstone.scoring.change;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Person;
import cx.touchstone.scoring.tally.Position;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FoldingTest {

    private static final Position SEVEN = new Position(Instant.parse("2017-05-13T07:00:00Z"), "source", "one");
    private static final Position EIGHT = new Position(Instant.parse("2017-05-13T08:00:00Z"), "source", "one");
    static final List<Countable> ONE_ANSWER = List.of(at(SEVEN, "A"));
    static final List<Countable> NONE = List.of();
    private static final String WIFI = " from tally where family = 0 and span = 'D' and touchpoint = 'wifi'";

    @Inject
    ChangeLog log;
    @Inject
    Folding folding;
    @Inject
    FoldChanges folder;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private static Countable at(Position position, String gate) {
        return new Countable(position, "nps", new BigDecimal("9"), 9, new BigDecimal("1.5"), LocalDate.of(2017, 5, 13),
                Person.FIRST, "wifi", null, Map.of("gate", gate));
    }

    @Test
    @Timeout(20)
    void who_writes_waits_for_nobody_and_only_what_is_committed_is_folded() throws SQLException {
        try (var first = open(); var second = open(); var third = open()) {
            log.write(first, tenant, new Changes(ONE_ANSWER, NONE));
            log.write(second, tenant, new Changes(ONE_ANSWER, NONE));
            log.write(third, tenant, new Changes(ONE_ANSWER, NONE));
            first.commit();
            Folded.of(tenant);
            assertEquals("1|1.5|2.25", sums());
            second.commit();
            third.rollback();
        }
        Folded.of(tenant);
        assertEquals("2|3.0|4.50", sums());
        assertEquals(0, count("tally_change"));
    }

    @Test
    void what_is_committed_is_folded_without_being_asked_for() throws SQLException {
        write(ONE_ANSWER, NONE);
        folder.awaken(tenant);
        eventually(() -> assertEquals("1|1.5|2.25", sums()));
    }

    @Test
    void what_a_process_left_behind_is_found() throws SQLException {
        write(ONE_ANSWER, NONE);
        folder.look();
        eventually(() -> assertEquals("1|1.5|2.25", sums()));
    }

    @Test
    void a_tally_in_which_nothing_is_left_is_gone() throws SQLException {
        change(ONE_ANSWER, NONE);
        change(ONE_ANSWER, NONE);
        change(NONE, ONE_ANSWER);
        assertEquals("1|1.5|2.25", sums());
        change(NONE, ONE_ANSWER);
        assertEquals(0, count("tally"));
    }

    @Test
    void a_histogram_says_weights_only_if_there_are_any() throws SQLException {
        var plain = new Countable(EIGHT, "nps", new BigDecimal("3"), 3, BigDecimal.ONE, LocalDate.of(2017, 5, 13), Person.AGAIN,
                "wifi", null, Map.of());
        change(List.of(plain, plain), NONE);
        assertEquals("{3}|{2}|-|-", histogram());
        change(ONE_ANSWER, NONE);
        assertEquals("{3,9}|{2,1}|{2,1.5}|{2,2.25}", histogram());
        change(NONE, List.of(plain));
        assertEquals("{3,9}|{1,1}|{1,1.5}|{1,2.25}", histogram());
        change(NONE, ONE_ANSWER);
        assertEquals("{3}|{1}|-|-", histogram());
    }

    @Test
    void a_family_that_is_built_counts_what_lies_before_where_its_builder_is() throws SQLException {
        family(16, "BUILDING", "'2017-05-13T07:00:00Z', 'source', 'one'");
        family(17, "BUILDING", "null, null, null");
        family(18, "READY", "null, null, null");
        family(19, "REMOVED", "null, null, null");
        change(List.of(at(SEVEN, "A"), at(EIGHT, "B")), NONE);
        assertEquals(1, count("tally where family = 16 and span = 'D' and touchpoint = '*' and segment_value = 'A'"));
        assertEquals(0, count("tally where family = 16 and segment_value = 'B' or family in (17, 19)"));
        assertEquals(2, count("tally where family = 18 and span = 'M' and touchpoint = 'wifi'"));
    }

    @Test
    void what_is_corrected_across_the_builder_is_taken_away_only_where_it_was_counted() throws SQLException {
        family(16, "BUILDING", "'2017-05-13T07:00:00Z', 'source', 'one'");
        change(ONE_ANSWER, NONE);
        change(List.of(at(EIGHT, "A")), ONE_ANSWER);
        assertEquals(0, count("tally where family = 16"));
        assertEquals("1|1.5|2.25", sums());
        change(ONE_ANSWER, List.of(at(EIGHT, "A")));
        assertEquals(4, count("tally where family = 16 and n = 1"));
    }

    @Test
    void every_change_is_told_to_who_waits_for_one() throws SQLException {
        change(ONE_ANSWER, NONE);
        change(ONE_ANSWER, ONE_ANSWER);
        assertEquals(1, count("tally_pulse where metric = 'nps' and changes = 3"));
        assertEquals("1|1.5|2.25", sums());
    }

    @Test
    void one_at_a_time_folds_and_who_only_tries_comes_back() {
        as(() -> folding.folded(tenant, transaction -> {
            write(ONE_ANSWER, NONE);
            assertFalse(as(() -> folding.attempt(tenant, true)));
            return "done";
        }));
        eventually(() -> assertEquals(true, as(() -> folding.attempt(tenant, true))));
    }

    private void family(int number, String state, String position) throws SQLException {
        try (var connection = open(); var statement = connection.createStatement()) {
            statement.execute("""
                    insert into tally_family (tenant_id, family, attribute, second_attribute, state, counted_to,
                        counted_source, counted_id)
                    values ('%s', %d, 'gate', %s, '%s', %s)""".formatted(tenant, number,
                    number == 16 ? "null" : "'other" + number + "'", state, position));
            connection.commit();
        }
    }

    private void change(List<Countable> added, List<Countable> taken) throws SQLException {
        write(added, taken);
        Folded.of(tenant);
    }

    private void write(List<Countable> added, List<Countable> taken) throws SQLException {
        try (var transaction = open()) {
            log.write(transaction, tenant, new Changes(added, taken));
            transaction.commit();
        }
    }

    private <T> T as(Supplier<T> work) {
        return Tenant.as(tenant, work);
    }

    private Connection open() {
        return as(() -> {
            try {
                var connection = database.getConnection();
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Of everybody at the touchpoint on the day: one row. */
    private String sums() {
        assertEquals(1, count("(select" + WIFI + ") as wifi"));
        return text("select concat_ws('|', n, weight, weight_squared)" + WIFI);
    }

    private String histogram() {
        return text("select concat_ws('|', buckets::text, counts::text, coalesce(weights::text, '-'),"
                + " coalesce(weights_squared::text, '-'))" + WIFI);
    }

    private int count(String what) {
        return Integer.parseInt(text("select count(*) from " + what));
    }

    private String text(String query) {
        try (var connection = open(); var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
