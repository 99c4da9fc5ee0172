package cx.touchstone.scoring.tally;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What observations add up to, before it is written or while it is compared: each counts in every family that counts it, at its
 * own touchpoint and everywhere, on its day and in its month.
 */
public final class Cells {

    /** A day at a touchpoint: each observation is added here alone, and what else it counts in is added up from these. */
    private static final class Cell {
        private final Sums sums = new Sums();
        /** How many are their person's first anywhere. */
        private long first;
    }

    private final Map<TallyKey, Cell> cells = new HashMap<>();

    /**
     * What changes when these are counted and those no longer are.
     *
     * @param families as they are in the same snapshot
     */
    public static Cells of(Collection<Countable> added, Collection<Countable> taken, Families families) {
        var cells = new Cells();
        if (families.areSettled()) {
            var ready = families.all().stream().filter(family -> family.state() == Family.State.READY).toList();
            added.forEach(one -> cells.add(one, ready));
            taken.forEach(one -> cells.take(one, ready));
        } else {
            added.forEach(one -> cells.add(one, families.counting(one.position())));
            taken.forEach(one -> cells.take(one, families.counting(one.position())));
        }
        return cells;
    }

    /** Counts it in all of these families, whatever they count by themselves. */
    public void add(Countable one, Collection<Family> families) {
        count(one, families, Sums.Change.of(one, 1));
    }

    /** Takes away exactly what {@link #add} adds. */
    public void take(Countable one, Collection<Family> families) {
        count(one, families, Sums.Change.of(one, -1));
    }

    private void count(Countable one, Collection<Family> families, Sums.Change change) {
        var touchpoint = one.touchpoint() == null ? TallyKey.NOWHERE : one.touchpoint();
        for (var family : families) {
            var cell = cells.computeIfAbsent(new TallyKey(family.number(), Span.DAY, one.metric(), touchpoint,
                    family.segmentValue(one), one.day()), key -> new Cell());
            cell.sums.add(change, one.person() != Person.AGAIN);
            cell.first += one.person() == Person.FIRST ? change.sign() : 0;
        }
    }

    /** Those to which anything happens, in the order in which they are written. */
    public SortedMap<TallyKey, Sums> all() {
        var sums = new HashMap<TallyKey, Sums>();
        cells.forEach((key, cell) -> {
            for (var span : Span.values()) {
                var first = span.start(key.day());
                of(sums, key, span, key.touchpoint(), first).add(cell.sums, cell.sums.people());
                of(sums, key, span, TallyKey.EVERYWHERE, first).add(cell.sums, cell.first);
            }
        });
        var all = new TreeMap<>(sums);
        all.values().removeIf(Sums::isNothing);
        return all;
    }

    private static Sums of(Map<TallyKey, Sums> sums, TallyKey key, Span span, String touchpoint, LocalDate first) {
        return sums.computeIfAbsent(new TallyKey(key.family(), span, key.metric(), touchpoint, key.segmentValue(), first),
                k -> new Sums());
    }
}
