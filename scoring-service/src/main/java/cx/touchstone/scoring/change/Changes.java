package cx.touchstone.scoring.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import cx.touchstone.scoring.tally.Cells;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Families;

/**
 * What came to be counted, and what no longer is.
 *
 * @param taken was counted before; what takes the place of it is among the added
 */
public record Changes(List<Countable> added, List<Countable> taken) {

    public static final Changes NONE = new Changes(List.of(), List.of());

    public Changes {
        added = List.copyOf(added);
        taken = List.copyOf(taken);
    }

    /** All of them together. */
    static Changes all(Collection<Changes> parts) {
        var added = new ArrayList<Countable>();
        var taken = new ArrayList<Countable>();
        parts.forEach(part -> {
            added.addAll(part.added);
            taken.addAll(part.taken);
        });
        return new Changes(added, taken);
    }

    public boolean isNothing() {
        return added.isEmpty() && taken.isEmpty();
    }

    /** How many observations are counted otherwise. */
    int size() {
        return added.size() + taken.size();
    }

    /** Of which something changes. */
    Set<String> metrics() {
        var metrics = new TreeSet<String>();
        each().forEach(one -> metrics.add(one.metric()));
        return metrics;
    }

    Stream<Countable> each() {
        return Stream.concat(added.stream(), taken.stream());
    }

    Changes only(Predicate<Countable> wanted) {
        return new Changes(added.stream().filter(wanted).toList(), taken.stream().filter(wanted).toList());
    }

    /** The same without what is both added and taken, whichever came first. */
    Changes net() {
        var balance = new LinkedHashMap<Countable, Integer>();
        added.forEach(one -> balance.merge(one, 1, Integer::sum));
        taken.forEach(one -> balance.merge(one, -1, Integer::sum));
        return new Changes(left(balance, 1), left(balance, -1));
    }

    private static List<Countable> left(Map<Countable, Integer> balance, int sign) {
        return balance.entrySet().stream()
                .flatMap(one -> Collections.nCopies(Math.max(0, sign * one.getValue()), one.getKey()).stream()).toList();
    }

    /** What they change in the tallies of these families. */
    public Cells cells(Families families) {
        return Cells.of(added, taken, families);
    }
}
