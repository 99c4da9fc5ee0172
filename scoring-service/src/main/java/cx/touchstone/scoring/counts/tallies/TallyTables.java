package cx.touchstone.scoring.counts.tallies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.tally.Families;
import cx.touchstone.scoring.tally.Family;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * Where the cells of a table stand in tallies: each total in a family of its own.
 *
 * @param families one for every choice of the axes
 */
public record TallyTables(List<String> axes, List<Family> families) {

    /** Empty when one of the families is not there, or not yet. */
    public static Optional<TallyTables> of(Axes axes, Families families) {
        var choices = new ArrayList<Set<String>>();
        choices.add(Set.of());
        for (var axis : axes.others()) {
            for (var choice : List.copyOf(choices)) {
                var more = new HashSet<>(choice);
                more.add(axis);
                choices.add(more);
            }
        }
        var found = choices.stream().map(families::ready).flatMap(Optional::stream).toList();
        return found.size() < choices.size() ? Optional.empty() : Optional.of(new TallyTables(axes.others(), found));
    }

    List<Integer> numbers() {
        return families.stream().map(Family::number).toList();
    }

    Cell cell(TallyKey key) {
        return cell(key.family(), key.metric(), key.touchpoint(), key.segmentValue());
    }

    Cell cell(int family, String metric, String touchpoint, String segmentValue) {
        var apart = families.get(numbers().indexOf(family)).axes();
        var values = new ArrayList<>(Collections.nCopies(axes.size(), Cell.ALL));
        if (apart.size() == 1) {
            values.set(axes.indexOf(apart.getFirst()), segmentValue);
        } else if (apart.size() == 2) {
            int between = segmentValue.indexOf(Family.BETWEEN);
            values.set(axes.indexOf(apart.getFirst()), segmentValue.substring(0, between));
            values.set(axes.indexOf(apart.getLast()), segmentValue.substring(between + 1));
        }
        return new Cell(metric, touchpoint.equals(TallyKey.EVERYWHERE) ? Cell.ALL : touchpoint, values);
    }

    Family family(Cell cell) {
        var open = new HashSet<String>();
        for (int i = 0; i < axes.size(); i++) {
            if (!cell.values().get(i).equals(Cell.ALL)) {
                open.add(axes.get(i));
            }
        }
        return families.stream().filter(family -> new HashSet<>(family.axes()).equals(open)).findFirst().orElseThrow();
    }

    String segmentValue(Cell cell) {
        return String.join(Family.BETWEEN,
                family(cell).axes().stream().map(axis -> cell.values().get(axes.indexOf(axis))).toList());
    }

    static String touchpoint(Cell cell) {
        return cell.touchpoint().equals(Cell.ALL) ? TallyKey.EVERYWHERE : cell.touchpoint();
    }
}
