package cx.touchstone.scoring.tally;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TallyWriterTest {

    private static final Position SEVEN = new Position(Instant.parse("2017-05-13T07:00:00Z"), "source", "one");
    private static final Position EIGHT = new Position(Instant.parse("2017-05-13T08:00:00Z"), "source", "one");
    private static final List<Countable> ONE_ANSWER = List.of(at(SEVEN, "A"));
    private static final List<Countable> NONE = List.of();

    @Inject
    TallyWriter writer;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private static Countable at(Position position, String gate) {
        return new Countable(position, "nps", new BigDecimal("9"), 9, new BigDecimal("1.5"), LocalDate.of(2017, 5, 13),
                Person.FIRST, "wifi", null, Map.of("gate", gate));
    }

    @Test
    @Timeout(20)
    void writers_of_the_same_tally_do_not_wait_for_each_other() throws SQLException {
        try (var first = open(); var second = open(); var third = open()) {
            writer.change(first, tenant, ONE_ANSWER, NONE);
            writer.change(second, tenant, ONE_ANSWER, NONE);
            writer.change(third, tenant, ONE_ANSWER, NONE);
            first.commit();
            second.commit();
            third.rollback();
        }
        assertEquals("2|3.0|4.50", sums());
        assertEquals(2, rows());
    }

    @Test
    void a_writer_by_itself_keeps_to_one_row() throws SQLException {
        for (int i = 0; i < 3; i++) {
            add(ONE_ANSWER);
        }
        assertEquals(1, rows());
        assertEquals("3|4.5|6.75", sums());
    }

    @Test
    void what_was_added_in_one_slot_may_be_taken_away_in_another() throws SQLException {
        addInTwoSlots();
        take();
        assertEquals("1|1.5|2.25", sums());
    }

    @Test
    void a_tally_in_which_nothing_is_left_is_gone_from_all_slots() throws SQLException {
        addInTwoSlots();
        take();
        take();
        assertEquals(0, count("tally"));
        assertEquals(0, count("tally_value"));
    }

    @Test
    @Timeout(20)
    void who_takes_away_the_last_waits_for_who_takes_away_the_one_before() throws Exception {
        addInTwoSlots();
        try (var first = open(); var others = Executors.newSingleThreadExecutor()) {
            writer.change(first, tenant, NONE, ONE_ANSWER);
            var last = others.submit(() -> {
                take();
                return null;
            });
            eventually(() -> assertEquals(1, count("pg_locks where locktype = 'advisory' and not granted")));
            first.commit();
            last.get();
        }
        assertEquals(0, count("tally"));
    }

    @Test
    void a_family_that_is_built_counts_what_lies_before_where_its_builder_is() throws SQLException {
        family(16, "BUILDING", "'2017-05-13T07:00:00Z', 'source', 'one'");
        family(17, "BUILDING", "null, null, null");
        family(18, "READY", "null, null, null");
        family(19, "REMOVED", "null, null, null");
        add(List.of(at(SEVEN, "A"), at(EIGHT, "B")));
        assertEquals(1, count("tally where family = 16 and span = 'D' and touchpoint = '*' and segment_value = 'A'"));
        assertEquals(0, count("tally where family = 16 and segment_value = 'B' or family in (17, 19)"));
        assertEquals(2, count("tally where family = 18 and span = 'M' and touchpoint = 'wifi'"));
    }

    @Test
    void what_is_corrected_across_the_builder_is_taken_away_only_where_it_was_counted() throws SQLException {
        family(16, "BUILDING", "'2017-05-13T07:00:00Z', 'source', 'one'");
        add(ONE_ANSWER);
        change(List.of(at(EIGHT, "A")), ONE_ANSWER);
        assertEquals(0, count("tally where family = 16"));
        assertEquals("1|1.5|2.25", sums());
        change(ONE_ANSWER, List.of(at(EIGHT, "A")));
        assertEquals(4, count("tally where family = 16 and n = 1"));
    }

    @Test
    void every_change_is_told_to_who_waits_for_one() throws SQLException {
        add(ONE_ANSWER);
        change(ONE_ANSWER, ONE_ANSWER);
        assertEquals(1, count("tally_pulse where metric = 'nps' and changes = 3"));
        assertEquals("1|1.5|2.25", sums());
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

    private void addInTwoSlots() throws SQLException {
        try (var first = open(); var second = open()) {
            writer.change(first, tenant, ONE_ANSWER, NONE);
            writer.change(second, tenant, ONE_ANSWER, NONE);
            first.commit();
            second.commit();
        }
    }

    private void add(List<Countable> answers) throws SQLException {
        change(answers, NONE);
    }

    private void take() throws SQLException {
        change(NONE, ONE_ANSWER);
    }

    private void change(List<Countable> added, List<Countable> taken) throws SQLException {
        try (var transaction = open()) {
            writer.change(transaction, tenant, added, taken);
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

    /** Of everybody at the touchpoint on the day, as the totals and as the histogram have them. */
    private String sums() {
        var sums = "select concat_ws('|', sum(n), sum(weight), sum(weight_squared)) from %s"
                + " where family = 0 and span = 'D' and touchpoint = 'wifi'";
        assertEquals(one(sums.formatted("tally")), one(sums.formatted("tally_value")));
        return one(sums.formatted("tally"));
    }

    private int rows() {
        return count("tally where family = 0 and span = 'D' and touchpoint = 'wifi'");
    }

    private int count(String what) {
        return Integer.parseInt(one("select count(*) from " + what));
    }

    private String one(String query) {
        try (var connection = open(); var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
