package cx.touchstone.scoring.dimension;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.change.Changes;
import cx.touchstone.scoring.observation.Fact;
import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Ten observations, one in each hour, the middle of them at the end of a month; a dimension counts the first five, and somebody
 * changes something on either side of its front.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FrontTest {

    private static final Instant START = Instant.parse("2017-05-31T19:00:00Z");

    @Inject
    Months months;
    @Inject
    ObservationTable observations;
    @Inject
    ChangeLog log;
    @Inject
    RemoveDimensions removeDimensions;

    private final String tenant = aTenant();
    private final Building building = Building.of(tenant);
    private Connection claim;
    private int gate;

    @BeforeEach
    void half_is_built() throws SQLException {
        Tenant.as(tenant, () -> {
            try {
                months.sure(tenant, List.of(START, START.plusSeconds(24 * 3600)));
                return null;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        change(IntStream.range(0, 10).mapToObj(i -> observation(i, 0, i)).toList());
        claim = building.alone();
        gate = building.add("gate");
        assertFalse(building.build(gate, 5));
        assertEquals(5, countedAtGates());
    }

    @AfterEach
    void anybody_may_build_again() throws SQLException {
        claim.close();
    }

    @ParameterizedTest
    @CsvSource({ "2, 3", "2, 8", "7, 3", "7, 8", "2, 2", "4, 5", "5, 4", "2, -1", "7, -1", "20, 3", "20, 8", "20, 4", "20, 5" })
    void a_change_between_two_chunks_is_counted_once(int which, int toHour) throws SQLException {
        change(List.of(observation(which, 1, toHour)));
        endsWithEverythingCounted();
    }

    @ParameterizedTest
    @CsvSource({ "2, 3, 1", "2, 8, 3", "7, 3, 3", "7, 8, 5", "2, -1, 1", "7, -1, 4", "20, 3, 2", "20, 8, 9", "20, 7, 2",
            "4, 5, 1", "5, 4, 1", "2, 8, 100", "7, 3, 100", "2, -1, 100", "7, -1, 100", "20, 9, 100" })
    void what_is_written_before_a_chunk_and_counted_behind_it_is_counted_once(int which, int toHour, int most)
            throws SQLException {
        try (var writer = building.open()) {
            var counts = keep(writer, List.of(observation(which, 1, toHour)));
            building.build(gate, most); // sees nothing of it
            counts.run(writer);
            writer.commit();
        }
        endsWithEverythingCounted();
    }

    @ParameterizedTest
    @CsvSource({ "2, 8", "7, 3", "2, -1", "20, 8" })
    @Timeout(30)
    void a_chunk_does_not_wait_for_who_has_written_and_not_committed(int which, int toHour) throws SQLException {
        try (var writer = building.open()) {
            keep(writer, List.of(observation(which, 1, toHour))).run(writer);
            assertFalse(building.build(gate, 3));
            writer.commit();
        }
        endsWithEverythingCounted();
    }

    @ParameterizedTest
    @CsvSource({ "2, 8", "7, 3", "2, -1", "20, 3", "20, 8" })
    @Timeout(30)
    void what_is_committed_within_a_chunk_is_counted_once(int which, int toHour) {
        building.folded(transaction -> {
            // Its snapshot is taken; nobody sees in it what comes now.
            change(List.of(observation(which, 1, toHour)));
            return building.chunks().build(transaction, tenant, gate, 3);
        });
        endsWithEverythingCounted();
    }

    @Test
    void a_chunk_that_does_not_commit_never_was() throws SQLException {
        assertThrows(IllegalStateException.class, () -> building.folded(transaction -> {
            building.chunks().build(transaction, tenant, gate, 3);
            throw new IllegalStateException("killed");
        }));
        assertEquals(5, countedAtGates());
        change(List.of(observation(6, 1, 1), observation(1, 1, -1)));
        endsWithEverythingCounted();
    }

    @Test
    void a_writer_who_does_not_commit_never_was() throws SQLException {
        try (var killed = building.open()) {
            var counts = keep(killed, List.of(observation(2, 1, 8), observation(8, 1, 2), observation(20, 0, 4)));
            building.build(gate, 3);
            counts.run(killed);
            killed.rollback();
        }
        endsWithEverythingCounted();
    }

    @Test
    void observations_of_one_moment_are_told_apart_by_name_at_the_front() throws SQLException {
        change(IntStream.range(30, 40).mapToObj(i -> observation(i, 0, 5)).toList());
        building.build(gate, 4); // three of those of hour five are counted
        change(IntStream.range(30, 40).mapToObj(i -> observation(i, 1, i % 2 == 0 ? 5 : -1)).toList());
        change(IntStream.range(40, 45).mapToObj(i -> observation(i, 0, 5)).toList());
        endsWithEverythingCounted();
    }

    @Test
    void of_a_removed_one_nothing_is_left_and_nothing_is_counted() throws SQLException {
        building.build(gate, 3);
        building.remove(gate);
        change(List.of(observation(2, 1, 8), observation(8, 1, 2), observation(20, 0, 4)));
        assertTrue(building.build(gate, 3));
        int again = building.add("gate");
        assertTrue(again > gate);
        building.buildAll(again);
        Tenant.as(tenant, () -> removeDimensions.remove(tenant));
        assertEquals(1, building.number("select count(*) from tally_family"));
        assertEquals(0, building.wrong());
    }

    private void endsWithEverythingCounted() {
        building.buildAll(gate);
        assertEquals(1, building.number("select count(*) from tally_family where state = 'READY'"));
        assertEquals(building.number("select count(*) from observation"), countedAtGates());
        assertEquals(0, building.wrong());
    }

    private long countedAtGates() {
        return building.number("select coalesce(sum(n), 0) from tally where family = " + gate
                + " and span = 'D' and touchpoint = '*'");
    }

    /** What counts that which was written. */
    private interface Counts {
        void run(Connection writer) throws SQLException;
    }

    private void change(List<Observation> changes) throws SQLException {
        try (var writer = building.open()) {
            keep(writer, changes).run(writer);
            writer.commit();
        }
    }

    /** The first half of what the intake does. */
    private Counts keep(Connection writer, List<Observation> changes) throws SQLException {
        var byName = new TreeMap<Name, Observation>();
        changes.forEach(one -> byName.put(one.name(), one));
        var before = observations.keep(writer, tenant, byName);
        assertEquals(byName.keySet(), before.keySet());
        var added = new ArrayList<Countable>();
        var taken = new ArrayList<Countable>();
        before.forEach((name, was) -> {
            countables(name, byName.get(name).fact()).forEach(added::add);
            countables(name, was.fact()).forEach(taken::add);
        });
        return by -> log.write(by, tenant, new Changes(added, taken));
    }

    private static Stream<Countable> countables(Name name, Fact fact) {
        return fact == null ? Stream.of() : new KeptObservation(name, fact).countables();
    }

    /** @param hour −1 when it is taken back */
    private static Observation observation(int which, int revision, int hour) {
        var name = new Name("test", "o-" + (char) ('a' + which % 26) + which);
        if (hour < 0) {
            return new Observation(name, revision, null);
        }
        var at = START.plusSeconds(hour * 3600L);
        return new Observation(name, revision, new Fact("nps", BigDecimal.valueOf(which % 11), which % 11,
                new BigDecimal("1." + (1 + which)), at, LocalDate.ofInstant(at, ZoneOffset.UTC), Person.values()[which % 3],
                which % 2 == 0 ? "wifi" : null, null, "web", Map.of("gate", "g" + which % 3), null, null, null));
    }
}
