package cx.touchstone.scoring.disclosure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;

/**
 * Decides which cells of a table are withheld: those with fewer people than the threshold, those whose period would tell of so
 * few
 * beside another period ({@link Edges}), and then as many others, beginning with the smallest that has enough people in every
 * month, as it takes that no subtraction from a total gives away fewer than the threshold (complementary cell suppression; L.
 * Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001). What is decided depends only on metric, period
 * and axes, not on the filter of a question, so that two questions together tell no more than one.
 */
public final class Disclosure {

    private final Presences presences;
    private final Axes axes;
    private final Set<String> exempt;
    private final Rules rules;
    private final Map<Cell, Ever> ever = new HashMap<>();
    private final Map<Cell, Edges> edges = new HashMap<>();

    /**
     * What a tenant asks for before anything is told.
     *
     * @param today in the tenant's time zone
     * @param weekStart first day of weeks
     */
    public record Rules(Threshold threshold, LocalDate today, DayOfWeek weekStart) {

        /** @param people at least 1 */
        public Rules(long people, LocalDate today, DayOfWeek weekStart) {
            this(new Threshold(people), today, weekStart);
        }
    }

    /**
     * @param presences behind every cell, totals included, whatever a question filters
     * @param exempt metrics that speak of nobody, of which nothing is withheld
     */
    public Disclosure(Presences presences, Axes axes, Set<String> exempt, Rules rules) {
        this.presences = presences;
        this.axes = axes;
        this.exempt = exempt;
        this.rules = rules;
        var thisMonth = YearMonth.from(rules.today);
        presences.months().forEach((cell, months) -> ever.put(cell, Ever.of(months, thisMonth, rules.threshold)));
    }

    /** The cells to withhold in a period. */
    public Set<Cell> withheld(Period period) {
        var byMetric = new HashMap<String, Map<Cell, Presence>>();
        presences.in(period).forEach((cell, presence) -> {
            if (!exempt.contains(cell.metric())) {
                byMetric.computeIfAbsent(cell.metric(), metric -> new HashMap<>()).put(cell, presence);
            }
        });
        var withheld = new HashSet<Cell>();
        byMetric.values().forEach(cells -> withheld
                .addAll(new Table(cells, ever, axes, rules.threshold).hidden(cut(cells.keySet(), period))));
        return withheld;
    }

    private Set<Cell> cut(Collection<Cell> cells, Period period) {
        var cut = new HashSet<Cell>();
        if (!period.equals(Period.ALWAYS)) {
            cells.stream().filter(cell -> !edges(cell).allows(period)).forEach(cut::add);
        }
        return cut;
    }

    private Edges edges(Cell cell) {
        return edges.computeIfAbsent(cell, one -> Edges.of(presences.months().get(one),
                presences.days().getOrDefault(one, Collections.emptySortedMap()), rules.threshold, rules.today,
                rules.weekStart));
    }

    /**
     * The longest period within this one in which none of these cells is cut, as far as days are known.
     *
     * @return empty when it is this one, or has too few people: then it is not the period for which something is withheld
     */
    public Optional<Period> nearest(Collection<Cell> cells, Period period) {
        var nearest = period;
        boolean found = false;
        while (!found) {
            found = true;
            for (var cell : cells) {
                var within = edges(cell).within(nearest);
                if (within.isEmpty()) {
                    return Optional.empty();
                }
                found &= within.get().equals(nearest);
                nearest = within.get();
            }
        }
        return nearest.equals(period) ? Optional.empty() : Optional.of(nearest);
    }
}
