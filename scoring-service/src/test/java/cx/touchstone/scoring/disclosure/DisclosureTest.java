package cx.touchstone.scoring.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.tally.Group;

class DisclosureTest {

    private static final long THRESHOLD = 5;
    private final Map<Group, Long> answers = new HashMap<>();

    @Test
    void a_group_below_the_threshold_is_withheld_and_the_smallest_shown_one_with_it() {
        everybody(60).attribute("A", 3).attribute("B", 20).attribute("C", 37);
        assertEquals(Set.of("A", "B"), withheldValues());
    }

    @Test
    void groups_that_conceal_each_other_are_enough() {
        everybody(30).attribute("A", 3).attribute("B", 4).attribute("C", 23);
        assertEquals(Set.of("A", "B"), withheldValues());
    }

    @Test
    void who_lacks_the_attribute_is_protected_too() {
        everybody(53).attribute("A", 20).attribute("B", 30);
        assertEquals(Set.of("A"), withheldValues());
    }

    @Test
    void who_lacks_the_attribute_conceals_a_small_group() {
        everybody(60).attribute("A", 3).attribute("B", 37);
        assertEquals(Set.of("A"), withheldValues());
    }

    @Test
    void nothing_is_withheld_when_all_groups_are_large() {
        everybody(57).attribute("A", 20).attribute("B", 37);
        assertEquals(Set.of(), withheldValues());
    }

    @Test
    void a_total_below_the_threshold_withholds_everything() {
        everybody(4).attribute("A", 4);
        assertEquals(answers.keySet(), new Disclosure(THRESHOLD).withheld(answers));
    }

    @Test
    void touchpoints_conceal_each_other_like_attributes() {
        at("wifi", 2).at("restaurants", 8).at("parking", 50);
        assertEquals(Set.of("restaurants", "wifi"), new Disclosure(THRESHOLD).withheld(answers).stream().map(Group::touchpoint)
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
    void other_metrics_and_periods_are_judged_by_themselves() {
        answers.put(new Group(0, "nps", null, null), 40L);
        answers.put(new Group(1, "nps", null, null), 4L);
        answers.put(new Group(0, "csat", null, null), 3L);
        assertEquals(Set.of(new Group(1, "nps", null, null), new Group(0, "csat", null, null)),
                new Disclosure(THRESHOLD).withheld(answers));
    }

    static Stream<Random> randomly() {
        return IntStream.range(0, 300).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void subtraction_along_any_line_gives_away_nothing_small(Random random) {
        var touchpoints = new String[] { "", "t1", "t2", "t3" };
        for (var touchpoint : touchpoints) {
            long row = random.nextInt(4);
            for (var value : new String[] { "A", "B", "C", "D" }) {
                long n = random.nextInt(12);
                if (n > 0) {
                    answers.put(new Group(0, "nps", touchpoint, value), n);
                }
                row += n;
            }
            if (row > 0) {
                answers.put(new Group(0, "nps", touchpoint, null), row);
            }
        }
        var withheld = new Disclosure(THRESHOLD).withheld(answers);
        for (var group : answers.keySet()) {
            assertTrue(withheld.contains(group) || group.touchpoint().isEmpty() || answers.get(group) >= THRESHOLD);
            if (group.segmentValue() == null && !group.touchpoint().isEmpty() && !withheld.contains(group)) {
                long shown = answers.keySet().stream()
                        .filter(cell -> cell.segmentValue() != null && cell.touchpoint().equals(group.touchpoint())
                                && !withheld.contains(cell))
                        .mapToLong(answers::get).sum();
                long concealed = answers.get(group) - shown;
                assertTrue(concealed == 0 || concealed >= THRESHOLD, () -> concealed + " can be had at " + group);
            }
        }
    }

    private DisclosureTest everybody(long n) {
        answers.put(new Group(0, "csat", null, null), n);
        return this;
    }

    private DisclosureTest attribute(String value, long n) {
        answers.put(new Group(0, "csat", null, value), n);
        return this;
    }

    private DisclosureTest at(String touchpoint, long n) {
        answers.put(new Group(0, "csat", touchpoint, null), n);
        return this;
    }

    private DisclosureTest cell(String touchpoint, String value, long n) {
        answers.put(new Group(0, "csat", touchpoint, value), n);
        return this;
    }

    private Set<String> withheldValues() {
        return new Disclosure(THRESHOLD).withheld(answers).stream().map(Group::segmentValue)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> withheldCells() {
        return new Disclosure(THRESHOLD).withheld(answers).stream().filter(group -> group.segmentValue() != null)
                .map(group -> group.touchpoint() + " " + group.segmentValue()).collect(Collectors.toSet());
    }
}
