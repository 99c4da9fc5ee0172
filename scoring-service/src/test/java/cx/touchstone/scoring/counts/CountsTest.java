package cx.touchstone.scoring.counts;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.counts.Axes.Division;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.tally.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What tallies say of a table, and what the observations themselves say. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CountsTest {

    private static final Map<String, Buckets> BUCKETS = Map.of("nps", Buckets.WHOLE, "wait", LogBuckets.PERCENT,
            "wait_business", LogBuckets.PERCENT);
    private static final Axes NOTHING = new Axes(false, List.of());
    /** Names an axis that nobody asks for: the table is then read from observations. */
    private static final Map<String, Division> FROM_OBSERVATIONS = Map.of("nothing", new Division("''", List.of()));

    @Inject
    CountsFor counts;
    @Inject
    SomeObservations observations;
    @Inject
    Folding folding;

    private final String tenant = aTenant();

    /** All that a table can be asked. */
    private record Answers(Map<Cell, SortedMap<YearMonth, Presence>> months, Map<Cell, SortedMap<LocalDate, Presence>> days,
            Map<CellIn, Distribution> read) {
    }

    static List<Axes> tables() {
        var tables = new ArrayList<Axes>();
        for (boolean touchpoints : new boolean[] { false, true }) {
            for (var others : List.of(List.<String> of(), List.of("gate"), List.of("age"), List.of(Axes.CHANNEL),
                    List.of("gate", "age"), List.of("age", "gate"))) {
                tables.add(new Axes(touchpoints, others));
            }
        }
        return tables;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void both_say_the_same(Axes axes) {
        observations.dimensions(tenant, "gate", "age").pair(tenant, "gate", "age");
        observations.keep(tenant, new Random(7), 400);
        bothSayTheSame(axes, 400);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void both_say_the_same_whatever_is_not_folded_yet(Axes axes) {
        observations.dimensions(tenant, "gate", "age").pair(tenant, "gate", "age");
        observations.keep(tenant, new Random(7), 200);
        Tenant.as(tenant, () -> folding.folded(tenant, transaction -> {
            observations.keep(tenant, new Random(8), 150);
            observations.takeBack(tenant, 100);
            bothSayTheSame(axes, 250);
            observations.takeBack(tenant, 250);
            bothSayTheSame(axes, 0);
            return "done";
        }));
        bothSayTheSame(axes, 0);
    }

    private void bothSayTheSame(Axes axes, int all) {
        var periods = List.of(Period.ALWAYS, period("2017-03-10", "2017-05-20"), period("2017-04-01", "2017-04-30"),
                period("2017-04-10", "2017-04-12"), new Period(null, LocalDate.parse("2017-04-10")));
        Function<Counts, Answers> everything = table -> {
            var months = table.months(BUCKETS.keySet());
            return new Answers(months, table.days(months.keySet(), Set.of(YearMonth.of(2017, 3), YearMonth.of(2017, 5))),
                    table.read(months.keySet(), periods, BUCKETS));
        };
        var tallies = as(table -> {
            assertTrue(table.isFromTallies());
            return everything.apply(table);
        }, axes, Map.of(), false);
        var counted = as(table -> {
            assertFalse(table.isFromTallies());
            return everything.apply(table);
        }, axes, FROM_OBSERVATIONS, false);
        assertEquals(counted.months, tallies.months);
        assertEquals(counted.days, tallies.days);
        assertEquals(counted.read, tallies.read);
        assertEquals(all, tallies.months.entrySet().stream()
                .filter(entry -> !entry.getKey().metric().equals("wait_business")
                        && entry.getKey().equals(Cell.total(entry.getKey().metric(), axes)))
                .flatMap(entry -> entry.getValue().values().stream()).mapToLong(Presence::n).sum());
    }

    @Test
    void who_is_behind_a_period_is_who_is_behind_its_days() {
        observations.keep(tenant, new Random(3), 300);
        var random = new Random(4);
        for (int i = 0; i < 50; i++) {
            var from = LocalDate.of(2017, 2, 20).plusDays(random.nextInt(100));
            var period = new Period(from, from.plusDays(random.nextInt(80)));
            var total = Cell.total("nps", NOTHING);
            var presence = as(table -> period.presence(table.months(Set.of("nps")).get(total),
                    table.days(List.of(total), period.cutMonths()).getOrDefault(total, new java.util.TreeMap<>())), NOTHING,
                    Map.of(), false);
            assertEquals(observations.count(tenant, "nps", period), presence.n());
        }
    }

    @Test
    void five_items_of_one_person_are_one_person_wherever_they_are_counted() {
        observations.answer(tenant, "nps", 9, "wifi", Person.FIRST).answer(tenant, "nps", 8, "wifi", Person.AGAIN)
                .answer(tenant, "nps", 7, "shops", Person.ELSEWHERE).answer(tenant, "nps", 7, "shops", Person.AGAIN)
                .answer(tenant, "nps", 9, null, Person.ELSEWHERE);
        for (var divisions : List.of(Map.<String, Division> of(), FROM_OBSERVATIONS)) {
            var present = new HashMap<String, Presence>();
            as(table -> table.months(Set.of("nps")), new Axes(true, List.of()), divisions, false)
                    .forEach((cell, months) -> present.put(cell.touchpoint(), months.get(months.firstKey())));
            assertEquals(Map.of(Cell.ALL, new Presence(5, 1), "wifi", new Presence(2, 1), "shops", new Presence(2, 1), "",
                    new Presence(1, 1)), present);
        }
    }

    @Test
    void a_sketch_is_within_one_percent_of_the_values_themselves() {
        observations.keep(tenant, new Random(5), 500);
        var total = List.of(Cell.total("wait", NOTHING));
        Function<Counts, Distribution> read = table -> table.read(total, List.of(Period.ALWAYS), BUCKETS).values()
                .iterator().next();
        var sketch = as(read, NOTHING, Map.of(), false);
        var exact = as(read, NOTHING, Map.of(), true);
        assertEquals(exact.all(), sketch.all());
        assertEquals(exact.moments(), sketch.moments());
        assertEquals(0, exact.buckets().relativeError());
        for (double p : new double[] { 0, .1, .25, .5, .75, .9, .95, 1 }) {
            double value = exact.unweighted().percentile(p);
            assertEquals(value, sketch.unweighted().percentile(p), 0.011 * value);
        }
    }

    @Test
    void a_table_without_its_pair_is_read_from_observations() {
        observations.dimensions(tenant, "gate", "age");
        assertTrue(as(Counts::isFromTallies, new Axes(true, List.of("gate")), Map.of(), false));
        assertFalse(as(Counts::isFromTallies, new Axes(true, List.of("gate", "age")), Map.of(), false));
        assertFalse(as(Counts::isFromTallies, new Axes(false, List.of("language")), Map.of(), false));
    }

    @Test
    void an_axis_may_be_any_other_division_of_observations() {
        observations.keep(tenant, new Random(8), 200);
        var early = new Division("case when attributes ->> ? in ('0', ?) then 'in' else '' end", List.of("gate", "1"));
        var months = as(table -> table.months(Set.of("nps")), new Axes(false, List.of("early")), Map.of("early", early), false);
        long in = months.get(new Cell("nps", Cell.ALL, List.of("in"))).values().stream().mapToLong(Presence::n).sum();
        var byGate = as(table -> table.months(Set.of("nps")), new Axes(false, List.of("gate")), Map.of(), false);
        assertEquals(Set.of("0", "1").stream().map(gate -> byGate.get(new Cell("nps", Cell.ALL, List.of(gate))))
                .flatMap(each -> each.values().stream()).mapToLong(Presence::n).sum(), in);
    }

    private <T> T as(Function<Counts, T> reader, Axes axes, Map<String, Division> divisions, boolean precise) {
        return Tenant.as(tenant, () -> counts.read(axes, divisions, precise, reader));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
