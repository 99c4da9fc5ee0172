package cx.touchstone.scoring.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Presence;

/**
 * The cells of one metric in one period, with all their totals. It is decided level by level: the total, what is told apart by
 * one axis, by two, by three. What is decided on a level goes by the levels above it only, so a total is shown or not whatever
 * it is divided by; and it goes by the names of the axes, not by the order in which a question names them.
 */
final class Table {

    private static final int TOUCHPOINT = 0;

    private final Map<Cell, Presence> inPeriod;
    private final Map<Cell, Ever> ever;
    private final Threshold threshold;
    /** Touchpoints, then the other axes by their names. */
    private final List<Integer> byName;
    private final Set<Cell> hidden = new HashSet<>();

    /**
     * @param inPeriod every cell and every total of it
     * @param ever the same cells whenever observed: which one is hidden beside a small one must not change from period to
     *        period, or two periods and both together would give the small one away
     */
    Table(Map<Cell, Presence> inPeriod, Map<Cell, Ever> ever, Axes axes, Threshold threshold) {
        this.inPeriod = inPeriod;
        this.ever = ever;
        var others = IntStream.range(0, axes.others().size()).boxed().sorted(Comparator.comparing(axes.others()::get));
        this.byName = Stream.concat(Stream.of(TOUCHPOINT), others.map(index -> index + 1)).toList();
        this.threshold = threshold;
    }

    /** The cells to hide, those in {@code cut} whatever their size. */
    Set<Cell> hidden(Set<Cell> cut) {
        var levels = inPeriod.keySet().stream().filter(cell -> inPeriod.get(cell).n() > 0)
                .collect(Collectors.groupingBy(this::open));
        levels.keySet().stream().sorted(Comparator.comparing(List::size)).forEach(open -> decide(open, levels.get(open), cut));
        return hidden;
    }

    private void decide(List<Integer> open, List<Cell> cells, Set<Cell> cut) {
        cells.stream().filter(cell -> cut.contains(cell) || threshold.isMissedBy(inPeriod.get(cell)) || isBelowHidden(cell))
                .forEach(hidden::add);
        var lines = open.stream().flatMap(axis -> lines(axis, cells)).toList();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var line : lines) {
                while (!line.isSafe(hidden, threshold)) {
                    changed = hidden.add(line.firstShown(hidden));
                }
            }
        }
    }

    /** All parts of a total that is hidden would be the total again. A total that nobody counted is not shown. */
    private boolean isBelowHidden(Cell cell) {
        return open(cell).stream().map(axis -> with(cell, axis, Cell.ALL))
                .anyMatch(total -> hidden.contains(total) || !inPeriod.containsKey(total));
    }

    /** The lines along an axis whose totals are shown, in the order of these. */
    private Stream<Line> lines(int axis, List<Cell> cells) {
        var byTotal = new TreeMap<Cell, List<Cell>>(order());
        cells.forEach(cell -> byTotal.computeIfAbsent(with(cell, axis, Cell.ALL), total -> new ArrayList<>()).add(cell));
        byTotal.keySet().removeIf(total -> hidden.contains(total) || !inPeriod.containsKey(total));
        return byTotal.entrySet().stream().map(entry -> {
            var parts = new LinkedHashMap<Cell, Presence>();
            entry.getValue().stream().sorted(cost(axis)).forEach(cell -> parts.put(cell, inPeriod.get(cell)));
            return new Line(inPeriod.get(entry.getKey()), parts, axis != TOUCHPOINT);
        });
    }

    /** The steady ones first, and of these the one without a value, for nobody asks for it; then the smallest. */
    private Comparator<Cell> cost(int axis) {
        return Comparator.<Cell, Boolean> comparing(cell -> !ever(cell).steady())
                .thenComparing(cell -> !at(cell, axis).isEmpty())
                .thenComparing(cell -> ever(cell).n())
                .thenComparing(cell -> at(cell, axis));
    }

    private Ever ever(Cell cell) {
        var known = ever.get(cell);
        return known == null ? Ever.of(inPeriod.get(cell), threshold) : known;
    }

    private Comparator<Cell> order() {
        return byName.stream().map(axis -> Comparator.<Cell, String> comparing(cell -> at(cell, axis)))
                .reduce(Comparator::thenComparing).orElseThrow();
    }

    /** The axes on which a cell is told apart. */
    private List<Integer> open(Cell cell) {
        return byName.stream().filter(axis -> !at(cell, axis).equals(Cell.ALL)).toList();
    }

    private static String at(Cell cell, int axis) {
        return axis == TOUCHPOINT ? cell.touchpoint() : cell.values().get(axis - 1);
    }

    private static Cell with(Cell cell, int axis, String value) {
        if (axis == TOUCHPOINT) {
            return new Cell(cell.metric(), value, cell.values());
        }
        var values = new ArrayList<>(cell.values());
        values.set(axis - 1, value);
        return new Cell(cell.metric(), cell.touchpoint(), values);
    }
}
