package cx.touchstone.scoring.disclosure;

import static cx.touchstone.scoring.counts.Cell.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;

class DisclosureTest {

    private static final long THRESHOLD = 5;
    private static final YearMonth MAY = YearMonth.parse("2026-05");
    private static final Disclosure.Rules RULES = new Disclosure.Rules(THRESHOLD, LocalDate.parse("2026-11-22"),
            DayOfWeek.MONDAY);
    private static final Axes AXES = new Axes(true, List.of("gate"));
    private final Map<Cell, Long> answers = new HashMap<>();

    @Test
    void a_group_below_the_threshold_is_withheld_and_the_smallest_shown_one_with_it() {
        everybody(60).attribute("A", 3).attribute("B", 20).attribute("C", 37);
        assertEquals(Set.of("A", "B"), withheldValues());
    }

    @Test
    void small_groups_that_conceal_each_other_are_withheld_with_a_large_one() {
        everybody(50).attribute("A", 3).attribute("B", 4).attribute("C", 20).attribute("D", 23);
        assertEquals(Set.of("A", "B", "C"), withheldValues());
    }

    @Test
    void who_lacks_the_attribute_is_protected_too() {
        everybody(53).attribute("A", 20).attribute("B", 30).attribute("", 3);
        assertEquals(Set.of("", "A"), withheldValues());
    }

    @Test
    void who_lacks_the_attribute_conceals_a_small_group() {
        everybody(60).attribute("A", 3).attribute("B", 37).attribute("", 20);
        assertEquals(Set.of("", "A"), withheldValues());
    }

    @Test
    void nothing_is_withheld_when_all_groups_are_large() {
        everybody(57).attribute("A", 20).attribute("B", 37);
        assertEquals(Set.of(), withheldValues());
    }

    @Test
    void a_total_below_the_threshold_withholds_everything() {
        everybody(4).attribute("A", 4);
        assertEquals(answers.keySet(), withheld());
    }

    @Test
    void touchpoints_conceal_each_other_like_attributes() {
        at("wifi", 2).at("restaurants", 8).at("parking", 50);
        assertEquals(Set.of("restaurants", "wifi"), withheld().stream().map(Cell::touchpoint)
                .collect(Collectors.toSet()));
    }

    @Test
    void a_cell_cannot_be_had_from_its_row_or_its_column() {
        // wifi/A is too small. Its row then conceals wifi/B, its column parking/A, and theirs parking/B.
        at("wifi", 43).at("parking", 60);
        cell("wifi", "A", 3).cell("wifi", "B", 40).cell("parking", "A", 25).cell("parking", "B", 35);
        assertEquals(Set.of("wifi A", "wifi B", "parking A", "parking B"), withheldCells());
    }

    @Test
    void other_metrics_are_judged_by_themselves() {
        answers.put(cell("nps", ALL, ALL), 40L);
        answers.put(cell("csat", ALL, ALL), 3L);
        assertEquals(Set.of(cell("csat", ALL, ALL)), withheld());
    }

    @Test
    void a_metric_that_speaks_of_nobody_is_never_withheld() {
        answers.put(cell("page_views", ALL, ALL), 4L);
        answers.put(cell("page_views", "wifi", ALL), 1L);
        assertEquals(Set.of(), withheld());
    }

    static Stream<Random> randomly() {
        return IntStream.range(0, 300).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void subtraction_along_any_line_gives_away_nothing_small(Random random) {
        long everybody = 0;
        var columns = new HashMap<String, Long>();
        for (var touchpoint : new String[] { "", "t1", "t2", "t3" }) {
            long row = random.nextInt(4);
            for (var value : new String[] { "A", "B", "C", "D" }) {
                long n = random.nextInt(12);
                if (n > 0) {
                    answers.put(cell("nps", touchpoint, value), n);
                    columns.merge(value, n, Long::sum);
                }
                row += n;
            }
            if (row > 0) {
                answers.put(cell("nps", touchpoint, ALL), row);
            }
            everybody += row;
        }
        answers.put(cell("nps", ALL, ALL), everybody);
        columns.forEach((value, n) -> answers.put(cell("nps", ALL, value), n));
        var withheld = withheld();
        for (var cell : answers.keySet()) {
            assertTrue(withheld.contains(cell) || answers.get(cell) >= THRESHOLD);
            if (cell.values().equals(List.of(ALL)) && !withheld.contains(cell)) {
                var shown = answers.keySet().stream().filter(part -> !part.values().equals(List.of(ALL))
                        && part.touchpoint().equals(cell.touchpoint()) && !withheld.contains(part)).toList();
                long concealed = answers.get(cell) - shown.stream().mapToLong(answers::get).sum();
                assertTrue(shown.isEmpty() || concealed == 0 || concealed >= THRESHOLD,
                        () -> concealed + " can be had at " + cell);
            }
        }
    }

    private DisclosureTest everybody(long n) {
        answers.put(cell("csat", ALL, ALL), n);
        return this;
    }

    private DisclosureTest attribute(String value, long n) {
        answers.put(cell("csat", ALL, value), n);
        return this;
    }

    private DisclosureTest at(String touchpoint, long n) {
        answers.put(cell("csat", touchpoint, ALL), n);
        answers.merge(cell("csat", ALL, ALL), n, Long::sum);
        return this;
    }

    private DisclosureTest cell(String touchpoint, String value, long n) {
        answers.put(cell("csat", touchpoint, value), n);
        answers.merge(cell("csat", ALL, value), n, Long::sum);
        return this;
    }

    private static Cell cell(String metric, String touchpoint, String value) {
        return new Cell(metric, touchpoint, List.of(value));
    }

    /** Each answer is somebody's own, and all are of one month. */
    private Set<Cell> withheld() {
        var months = new HashMap<Cell, SortedMap<YearMonth, Presence>>();
        answers.forEach((cell, n) -> months.put(cell, new TreeMap<>(Map.of(MAY, new Presence(n, n)))));
        return new Disclosure(new Presences(months, Map.of()), AXES, Set.of("page_views"), RULES)
                .withheld(new Period(MAY.atDay(1), MAY.atEndOfMonth()));
    }

    private Set<String> withheldValues() {
        return withheld().stream().map(cell -> cell.values().getFirst()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> withheldCells() {
        return withheld().stream().filter(cell -> !cell.touchpoint().equals(ALL) && !cell.values().equals(List.of(ALL)))
                .map(cell -> cell.touchpoint() + " " + cell.values().getFirst()).collect(Collectors.toSet());
    }
}
