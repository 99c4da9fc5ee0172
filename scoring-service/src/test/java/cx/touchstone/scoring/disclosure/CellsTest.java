package cx.touchstone.scoring.disclosure;

import static cx.touchstone.scoring.counts.Cell.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Presence;

class CellsTest {

    private static final long THRESHOLD = 5;
    private static final Axes BY_GATE = new Axes(false, List.of("gate"));
    private static final Axes BY_PLACE = new Axes(true, List.of());

    private final Map<Cell, Presence> cells = new HashMap<>();

    @Test
    void five_answers_of_one_person_are_one_persons() {
        gate(ALL, 29, 25).gate("A", 5, 1).gate("B", 12, 12).gate("C", 12, 12);
        assertEquals(Set.of("A", "B"), withheldGates(Set.of(), Map.of()));
    }

    @Test
    void somebody_who_was_counted_before_is_not_nobody() {
        gate(ALL, 21, 20).gate("A", 1, 0).gate("B", 20, 20);
        assertEquals(Set.of("A", "B"), withheldGates(Set.of(), Map.of()));
    }

    @Test
    void a_cell_whose_period_would_tell_is_withheld_with_another_one_whatever_their_size() {
        gate(ALL, 90, 90).gate("A", 20, 20).gate("B", 30, 30).gate("C", 40, 40);
        assertEquals(Set.of("A", "C"), withheldGates(Set.of(gate("C")), Map.of()));
    }

    @Test
    void which_one_is_withheld_beside_a_small_one_does_not_change_from_period_to_period() {
        var ever = Map.of(gate("A"), new Ever(6, false), gate("B"), new Ever(43, true), gate("C"), new Ever(42, true));
        gate(ALL, 45, 45).gate("A", 3, 3).gate("B", 20, 20).gate("C", 22, 22);
        assertEquals(Set.of("A", "C"), withheldGates(Set.of(), ever));
        gate("B", 22, 22).gate("C", 20, 20);
        assertEquals(Set.of("A", "C"), withheldGates(Set.of(), ever));
    }

    @Test
    void the_one_that_is_withheld_beside_small_ones_has_enough_people_in_every_month() {
        var ever = Map.of(gate("A"), new Ever(20, false), gate("B"), new Ever(30, false), gate("C"), new Ever(90, true));
        gate(ALL, 69, 69).gate("A", 4, 4).gate("B", 20, 20).gate("C", 45, 45);
        assertEquals(Set.of("A", "C"), withheldGates(Set.of(), ever));
        // Together the small ones are enough in this period, and yet not in every other.
        gate(ALL, 53, 53).gate("B", 4, 4);
        assertEquals(Set.of("A", "B", "C"), withheldGates(Set.of(), ever));
    }

    @Test
    void who_lacks_the_attribute_is_withheld_before_anybody_else() {
        gate(ALL, 63, 63).gate("A", 3, 3).gate("B", 20, 20).gate("", 40, 40);
        assertEquals(Set.of("A", ""), withheldGates(Set.of(), Map.of()));
    }

    @Test
    void the_same_few_may_be_at_several_touchpoints() {
        place(ALL, 60, 50).place("wifi", 3, 3).place("parking", 4, 4).place("shops", 8, 8).place("restaurants", 45, 45);
        assertEquals(Set.of("wifi", "parking", "shops"), hidden(cells, Map.of(), Set.of(), BY_PLACE).stream()
                .map(Cell::touchpoint).collect(Collectors.toSet()));
    }

    static Stream<Random> randomly() {
        return IntStream.range(0, 300).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void no_line_of_any_level_gives_few_people_away(Random random) {
        var table = new RandomTable(random);
        var cut = table.cut();
        var withheld = hidden(table.cells, Map.of(), cut, RandomTable.AXES);
        table.cells.forEach((cell, presence) -> assertTrue(
                withheld.contains(cell) || presence.people() >= THRESHOLD && !cut.contains(cell)));
        for (int each = 0; each < 3; each++) {
            int axis = each;
            table.cells.keySet().stream().filter(cell -> !closed(cell, axis).equals(cell))
                    .collect(Collectors.groupingBy(cell -> closed(cell, axis)))
                    .forEach((total, parts) -> isSafe(table.cells, withheld, total, parts, axis == 0));
        }
    }

    private static void isSafe(Map<Cell, Presence> cells, Set<Cell> withheld, Cell total, List<Cell> parts,
            boolean touchpoints) {
        if (withheld.contains(total)) {
            assertTrue(withheld.containsAll(parts), () -> "the parts of " + total + " add up to it");
            return;
        }
        var hidden = parts.stream().filter(withheld::contains).toList();
        if (!hidden.isEmpty() && hidden.size() < parts.size()) {
            var people = hidden.stream().mapToLong(cell -> cells.get(cell).people());
            long concealed = touchpoints ? people.max().orElseThrow() : people.sum();
            assertTrue(hidden.size() > 1 && concealed >= THRESHOLD, () -> hidden + " can be had from " + total);
        }
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void totals_are_withheld_or_not_whatever_they_are_divided_by(Random random) {
        var table = new RandomTable(random);
        var cut = table.cut();
        var all = hidden(table.cells, Map.of(), cut, RandomTable.AXES);
        UnaryOperator<Cell> byGate = cell -> cell.touchpoint().equals(ALL) && cell.values().get(1).equals(ALL)
                ? new Cell("csat", ALL, List.of(cell.values().getFirst()))
                : null;
        asksTheSame(table, all, cut, byGate, BY_GATE);
        asksTheSame(table, all, cut, cell -> cell.values().getFirst().equals(ALL)
                ? new Cell("csat", cell.touchpoint(), List.of(cell.values().get(1)))
                : null, new Axes(true, List.of("age")));
        asksTheSame(table, all, cut, cell -> cell.touchpoint().equals(ALL) ? cell : null,
                new Axes(false, RandomTable.AXES.others()));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void the_order_in_which_axes_are_named_does_not_matter(Random random) {
        var table = new RandomTable(random);
        var cut = table.cut();
        var all = hidden(table.cells, Map.of(), cut, RandomTable.AXES);
        asksTheSame(table, all, cut, cell -> new Cell("csat", cell.touchpoint(), cell.values().reversed()),
                new Axes(true, List.of("age", "gate")));
    }

    private static void asksTheSame(RandomTable table, Set<Cell> all, Set<Cell> cut, UnaryOperator<Cell> question, Axes axes) {
        var asked = table.as(question);
        var withheld = hidden(asked, Map.of(), of(cut, question), axes);
        assertEquals(of(all, question), withheld);
    }

    private static Set<Cell> of(Set<Cell> cells, UnaryOperator<Cell> question) {
        return cells.stream().map(question).filter(cell -> cell != null).collect(Collectors.toSet());
    }

    @Test
    void the_random_tables_have_much_to_show_and_much_to_hide() {
        var tables = randomly().map(RandomTable::new).toList();
        int hidden = tables.stream()
                .mapToInt(table -> hidden(table.cells, Map.of(), Set.of(), RandomTable.AXES).size()).sum();
        int all = tables.stream().mapToInt(table -> table.cells.size()).sum();
        assertTrue(hidden > all / 10 && hidden < all * 9 / 10, () -> hidden + " of " + all);
    }

    private static Set<Cell> hidden(Map<Cell, Presence> cells, Map<Cell, Ever> ever, Set<Cell> cut, Axes axes) {
        return new Table(cells, ever, axes, new Threshold(THRESHOLD)).hidden(cut);
    }

    private static Cell closed(Cell cell, int axis) {
        if (axis == 0) {
            return new Cell(cell.metric(), ALL, cell.values());
        }
        return new Cell(cell.metric(), cell.touchpoint(),
                IntStream.range(0, 2).mapToObj(index -> index == axis - 1 ? ALL : cell.values().get(index)).toList());
    }

    private static Cell gate(String value) {
        return new Cell("csat", ALL, List.of(value));
    }

    private CellsTest gate(String value, long n, long people) {
        cells.put(gate(value), new Presence(n, people));
        return this;
    }

    private CellsTest place(String touchpoint, long n, long people) {
        cells.put(new Cell("csat", touchpoint, List.of()), new Presence(n, people));
        return this;
    }

    private Set<String> withheldGates(Set<Cell> cut, Map<Cell, Ever> ever) {
        return hidden(cells, ever, cut, BY_GATE).stream().map(cell -> cell.values().getFirst())
                .collect(Collectors.toSet());
    }
}
