package cx.touchstone.scoring.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.counts.Period;

/** What holds for the edges of any history. The seeds are fixed, so a failure comes back. */
class EdgesLawsTest {

    private static final LocalDate FIRST = History.TODAY.minusDays(260);
    private static final LocalDate LAST = History.TODAY.plusDays(45);

    static Stream<Random> randomly() {
        return IntStream.range(0, 500).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void between_two_allowed_edges_are_nobody_or_enough(Random random) {
        var history = History.random(random);
        var edges = history.edges();
        var allowed = days().filter(edge -> edges.allows(History.before(edge))).toList();
        var before = allowed.stream().map(edge -> history.between(LocalDate.MIN, edge)).toList();
        for (int i = 0; i < allowed.size(); i++) {
            for (int j = i + 1; j < allowed.size(); j++) {
                if (History.FIVE.isMissedBy(before.get(j).minus(before.get(i)))) {
                    isStillComing(history, allowed.get(i), allowed.get(j));
                }
            }
        }
    }

    /** Only today's people, or this month's when all of them are few; or when everybody is few, and nothing shown at all. */
    private static void isStillComing(History history, LocalDate from, LocalDate until) {
        var month = History.TODAY.withDayOfMonth(1);
        var live = History.FIVE.isMissedBy(history.between(month, LAST)) ? month : History.TODAY;
        assertTrue(!history.days.tailMap(from).firstKey().isBefore(live)
                || History.FIVE.isMissedBy(history.between(FIRST, LAST)),
                () -> "few from " + from + " until " + until + " in " + history.days);
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void what_is_allowed_does_not_depend_on_what_else_is_known(Random random) {
        var history = History.random(random);
        var all = history.edges();
        days().collect(Collectors.groupingBy(YearMonth::from)).forEach((month, edges) -> {
            var some = history.edges(Set.of(month));
            edges.forEach(edge -> assertEquals(all.allows(History.before(edge)), some.allows(History.before(edge)),
                    () -> edge + " in " + history.days));
        });
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void the_nearest_period_is_allowed_within_and_has_enough_people(Random random) {
        var history = History.random(random);
        var from = FIRST.plusDays(random.nextInt(200));
        var to = from.plusDays(random.nextInt(100));
        for (var edges : List.of(history.edges(),
                history.edges(new HashSet<>(List.of(YearMonth.from(from), YearMonth.from(to)))))) {
            var asked = new Period(from, to);
            edges.within(asked).ifPresent(nearest -> {
                assertTrue(edges.allows(nearest) && !nearest.from().isBefore(from) && !nearest.to().isAfter(to));
                assertTrue(History.FIVE.isReachedBy(history.between(nearest.from(), nearest.to().plusDays(1))));
                assertTrue(!edges.allows(asked) || nearest.equals(asked));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void with_enough_people_every_day_all_is_allowed(Random random) {
        var history = new History();
        days().filter(day -> day.isBefore(History.TODAY))
                .forEach(day -> history.on(day.toString(), 5 + random.nextInt(20)));
        var edges = history.edges();
        assertTrue(days().allMatch(edge -> edges.allows(History.before(edge))));
    }

    @Test
    void the_random_histories_allow_much_and_refuse_much() {
        int[] allowed = { 0, 0 };
        randomly().map(History::random).filter(history -> !history.days.isEmpty()).forEach(history -> {
            var within = new ArrayList<>(history.days.keySet());
            var edges = history.edges();
            within.forEach(edge -> allowed[edges.allows(History.before(edge)) ? 1 : 0]++);
        });
        assertTrue(allowed[0] > 3_000 && allowed[1] > 3_000, () -> allowed[0] + " refused, " + allowed[1] + " allowed");
    }

    private static Stream<LocalDate> days() {
        return FIRST.datesUntil(LAST);
    }
}
