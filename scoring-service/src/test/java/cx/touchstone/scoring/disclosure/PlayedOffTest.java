package cx.touchstone.scoring.disclosure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;

/**
 * Somebody asks for every group and for all in every period of months, and adds and subtracts what he is told in any way there
 * is, to find out about few people.
 */
class PlayedOffTest {

    private static final List<String> GROUPS = List.of("A", "B", "C", "D");
    private static final int MONTHS = 6;
    private static final YearMonth FIRST = YearMonth.parse("2026-01");
    private static final Threshold FIVE = new Threshold(5);
    private static final Disclosure.Rules RULES = new Disclosure.Rules(FIVE, LocalDate.parse("2026-11-22"), DayOfWeek.MONDAY);
    private static final Axes AXES = new Axes(false, List.of("group"));
    private static final int TENANTS = 300;

    /** One group is small; the larger the others, the more is shown. */
    @ParameterizedTest
    @ValueSource(doubles = { 3, 8 })
    void hardly_anybody_who_is_told_everything_that_may_be_told_learns_of_few_people(double size) {
        int leaks = 0;
        int shown = 0;
        for (int seed = 0; seed < TENANTS; seed++) {
            var told = new Told(new Random(seed), size);
            leaks += told.fewPeople() ? 1 : 0;
            shown += told.shown;
        }
        int all = TENANTS * MONTHS * (MONTHS + 1) / 2 * (GROUPS.size() + 1);
        var outcome = leaks + " tenants of " + TENANTS + ", " + 100 * shown / all + " % shown";
        // What is hidden is chosen line by line; only a search through all combinations would leave none.
        assertTrue(leaks <= TENANTS / 100, outcome);
        assertTrue(shown > all / 5, outcome);
    }

    private static final class Told {
        private final Map<String, SortedMap<YearMonth, Presence>> groups = new HashMap<>();
        private final Equations equations = new Equations();
        private int shown;

        Told(Random random, double size) {
            var about = Map.of("A", 3.0, "B", size * 2, "C", size * 2.5, "D", size * 4);
            for (var group : GROUPS) {
                for (int month = 0; month < MONTHS; month++) {
                    long people = Math.max(0,
                            Math.round(about.get(group) * (0.5 + random.nextDouble()) + random.nextGaussian()));
                    if (people > 0) {
                        for (var cell : List.of(group, Cell.ALL)) {
                            groups.computeIfAbsent(cell, g -> new TreeMap<>()).merge(FIRST.plusMonths(month),
                                    new Presence(people, people), Presence::plus);
                        }
                    }
                }
            }
            var cells = new HashMap<Cell, SortedMap<YearMonth, Presence>>();
            groups.forEach((group, months) -> cells.put(cell(group), months));
            var disclosure = new Disclosure(new Presences(cells, Map.of()), AXES, Set.of(), RULES);
            for (int from = 0; from < MONTHS; from++) {
                for (int to = from; to < MONTHS; to++) {
                    ask(disclosure, from, to);
                }
            }
        }

        private void ask(Disclosure disclosure, int from, int to) {
            var period = period(from, to);
            var withheld = disclosure.withheld(period);
            groups.forEach((group, months) -> {
                if (period.presence(months, new TreeMap<>()).n() > 0 && !withheld.contains(cell(group))) {
                    shown++;
                    equations.add(unknowns(group, from, to));
                }
            });
        }

        /** Whether some group can be had in some period in which it is small. */
        boolean fewPeople() {
            for (var group : GROUPS) {
                var months = groups.getOrDefault(group, new TreeMap<>());
                for (int from = 0; from < MONTHS; from++) {
                    for (int to = from; to < MONTHS; to++) {
                        if (FIVE.isMissedBy(period(from, to).presence(months, new TreeMap<>()))
                                && equations.tell(unknowns(group, from, to))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private static Period period(int from, int to) {
            return new Period(FIRST.plusMonths(from).atDay(1), FIRST.plusMonths(to).atEndOfMonth());
        }

        /** What is not known: each group in each month. */
        private static double[] unknowns(String group, int from, int to) {
            var unknowns = new double[GROUPS.size() * MONTHS];
            for (int g = 0; g < GROUPS.size(); g++) {
                for (int month = from; month <= to && (group.equals(Cell.ALL) || group.equals(GROUPS.get(g))); month++) {
                    unknowns[g * MONTHS + month] = 1;
                }
            }
            return unknowns;
        }

        private static Cell cell(String group) {
            return new Cell("csat", Cell.ALL, List.of(group));
        }
    }
}
