package cx.touchstone.scoring.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cx.touchstone.scoring.tally.Group;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * Decides which groups are withheld: those with fewer answers than the threshold, and then as many others, the smallest first,
 * as it takes that no subtraction from a total gives away fewer than the threshold (complementary cell suppression; L.
 * Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001). What is decided depends only on metric, period
 * and attribute, not on the filter of a question, so that two questions together tell no more than one.
 */
public final class Disclosure {

    /** A cell of the table of touchpoints by segment values. */
    private record Cell(String touchpoint, String segmentValue) implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            int order = touchpoint.compareTo(other.touchpoint);
            return order != 0 ? order : segmentValue.compareTo(other.segmentValue);
        }
    }

    private final long threshold;

    public Disclosure(long threshold) {
        this.threshold = threshold;
    }

    /**
     * The groups to withhold.
     *
     * @param answers of every group that was counted, the ones without touchpoint and everybody's included
     */
    public Set<Group> withheld(Map<Group, Long> answers) {
        record Table(int period, String metric) {
        }
        var withheld = new HashSet<Group>();
        answers.keySet().stream().collect(Collectors.groupingBy(group -> new Table(group.period(), group.metric())))
                .values().forEach(groups -> withheld.addAll(withheldOfTable(groups, answers)));
        return withheld;
    }

    private Set<Group> withheldOfTable(List<Group> groups, Map<Group, Long> answers) {
        long total = 0;
        var rows = new TreeMap<String, Long>();
        var columns = new TreeMap<String, Long>();
        var cells = new TreeMap<Cell, Long>();
        for (var group : groups) {
            long n = answers.get(group);
            boolean somewhere = group.touchpoint() != null && !group.touchpoint().equals(TallyKey.NOWHERE);
            if (group.segmentValue() == null) {
                total += n;
                if (somewhere) {
                    rows.put(group.touchpoint(), n);
                }
            } else {
                columns.merge(group.segmentValue(), n, Long::sum);
                if (somewhere) {
                    cells.put(new Cell(group.touchpoint(), group.segmentValue()), n);
                }
            }
        }
        var hiddenRows = hide(List.of(new Line<>(total, rows)), Set.of());
        var hiddenColumns = columns.isEmpty() ? Set.<String> of() : hide(List.of(new Line<>(total, columns)), Set.of());
        var hiddenCells = hideCells(rows, columns, cells, hiddenRows, hiddenColumns);
        boolean tooFewAtAll = total < threshold;
        return groups.stream().filter(group -> tooFewAtAll || isHidden(group, hiddenRows, hiddenColumns, hiddenCells))
                .collect(Collectors.toSet());
    }

    private static boolean isHidden(Group group, Set<String> rows, Set<String> columns, Set<Cell> cells) {
        if (group.touchpoint() == null) {
            return group.segmentValue() != null && columns.contains(group.segmentValue());
        }
        return group.segmentValue() == null ? rows.contains(group.touchpoint())
                : cells.contains(new Cell(group.touchpoint(), group.segmentValue()));
    }

    private Set<Cell> hideCells(Map<String, Long> rows, Map<String, Long> columns, Map<Cell, Long> cells,
            Set<String> hiddenRows, Set<String> hiddenColumns) {
        var concealed = cells.keySet().stream()
                .filter(cell -> hiddenRows.contains(cell.touchpoint) || hiddenColumns.contains(cell.segmentValue))
                .collect(Collectors.toSet());
        var byRow = new HashMap<String, Map<Cell, Long>>();
        var byColumn = new HashMap<String, Map<Cell, Long>>();
        cells.forEach((cell, n) -> {
            byRow.computeIfAbsent(cell.touchpoint, touchpoint -> new HashMap<>()).put(cell, n);
            byColumn.computeIfAbsent(cell.segmentValue, value -> new HashMap<>()).put(cell, n);
        });
        var lines = new ArrayList<Line<Cell>>();
        byRow.forEach((row, line) -> lines.add(hiddenRows.contains(row) ? null : new Line<>(rows.get(row), line)));
        byColumn.forEach((column, line) -> lines.add(hiddenColumns.contains(column) ? null
                : new Line<>(columns.get(column), line)));
        lines.removeIf(Objects::isNull);
        return hide(lines, concealed);
    }

    /** The groups of these lines to hide, besides those hidden already; all of them if no choice is safe. */
    private <G extends Comparable<G>> Set<G> hide(Collection<Line<G>> lines, Set<G> already) {
        var hidden = new HashSet<>(already);
        lines.forEach(line -> line.groups().forEach((group, n) -> {
            if (n > 0 && n < threshold) {
                hidden.add(group);
            }
        }));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var line : lines) {
                while (!line.isSafe(hidden, threshold)) {
                    var smallest = line.smallestShown(hidden);
                    if (smallest.isEmpty()) {
                        lines.forEach(each -> hidden.addAll(each.groups().keySet()));
                        return hidden;
                    }
                    changed = hidden.add(smallest.get());
                }
            }
        }
        return hidden;
    }
}
