package cx.touchstone.scoring.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Presence;

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
}
