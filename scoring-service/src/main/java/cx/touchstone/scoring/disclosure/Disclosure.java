package cx.touchstone.scoring.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Presence;
import cx.touchstone.scoring.tally.Group;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * Decides which cells are withheld: those with fewer people than the threshold, and then as many others, the smallest first,
 * as it takes that no subtraction from a total gives away fewer than the threshold (complementary cell suppression; L.
 * Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001). What is decided depends only on metric, period
 * and axes, not on the filter of a question, so that two questions together tell no more than one.
 */
public final class Disclosure {

    private final Threshold threshold;

    public Disclosure(long threshold) {
        this.threshold = new Threshold(threshold);
    }

    /**
     * The cells to withhold.
     *
     * @param inPeriod who is behind every cell, totals included, whatever the question filters
     * @param ever the same whatever the period; what it lacks goes by the period
     * @param cut cells whose period would tell of too few people, beside another one
     * @param axes of the cells
     */
    public Set<Cell> withheld(Map<Cell, Presence> inPeriod, Map<Cell, Presence> ever, Set<Cell> cut, Axes axes) {
        var byMetric = new HashMap<String, Map<Cell, Presence>>();
        inPeriod.forEach((cell, presence) -> byMetric.computeIfAbsent(cell.metric(), metric -> new HashMap<>())
                .put(cell, presence));
        var withheld = new HashSet<Cell>();
        byMetric.values().forEach(cells -> withheld.addAll(new Table(cells, ever, axes, threshold).hidden(cut)));
        return withheld;
    }

    /**
     * The groups to withhold, each answer being one person's.
     *
     * @param answers of every group that was counted, the ones without touchpoint and everybody's included
     */
    public Set<Group> withheld(Map<Group, Long> answers) {
        var axes = new Axes(true, List.of("segment"));
        var withheld = new HashSet<Group>();
        answers.keySet().stream().map(Group::period).distinct().forEach(period -> {
            var cells = withheld(cells(period, answers), Map.of(), Set.of(), axes);
            answers.keySet().stream().filter(group -> group.period() == period && cells.contains(cell(group)))
                    .forEach(withheld::add);
        });
        return withheld;
    }

    private static Map<Cell, Presence> cells(int period, Map<Group, Long> answers) {
        var cells = new HashMap<Cell, Presence>();
        answers.forEach((group, n) -> {
            if (group.period() == period) {
                var presence = new Presence(n, n);
                var everywhere = new Group(period, group.metric(), null, group.segmentValue());
                cells.merge(cell(everywhere), presence, Presence::plus);
                // Nobody asks for those that name no touchpoint: they are the rest of the total.
                if (group.touchpoint() != null && !group.touchpoint().equals(TallyKey.NOWHERE)) {
                    cells.put(cell(group), presence);
                }
            }
        });
        return cells;
    }

    private static Cell cell(Group group) {
        var touchpoint = group.touchpoint() == null ? Cell.ALL : group.touchpoint();
        return new Cell(group.metric(), touchpoint, List.of(group.segmentValue() == null ? Cell.ALL : group.segmentValue()));
    }
}
