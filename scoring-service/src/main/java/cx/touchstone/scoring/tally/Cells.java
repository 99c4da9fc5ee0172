package cx.touchstone.scoring.tally;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What observations add up to, before it is written or while it is compared: each counts in every family that counts it, at its
 * own touchpoint and everywhere, on its day and in its month.
 */
public final class Cells {

    private final Map<TallyKey, Sums> cells = new HashMap<>();

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
        var month = Span.MONTH.start(one.day());
        for (var family : families) {
            var value = family.segmentValue(one);
            for (var span : List.of(Span.DAY, Span.MONTH)) {
                var first = span == Span.DAY ? one.day() : month;
                of(new TallyKey(family.number(), span, one.metric(), touchpoint, value, first)).add(change,
                        one.person() != Person.AGAIN);
                of(new TallyKey(family.number(), span, one.metric(), TallyKey.EVERYWHERE, value, first)).add(change,
                        one.person() == Person.FIRST);
            }
        }
    }

    private Sums of(TallyKey key) {
        return cells.computeIfAbsent(key, k -> new Sums());
    }

    /** Those to which anything happens, in the order in which they are written. */
    public SortedMap<TallyKey, Sums> all() {
        var all = new TreeMap<>(cells);
        all.values().removeIf(Sums::isNothing);
        return all;
    }
}
