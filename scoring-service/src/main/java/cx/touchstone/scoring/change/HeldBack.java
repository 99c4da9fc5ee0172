package cx.touchstone.scoring.change;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import cx.touchstone.scoring.tally.Countable;

/**
 * What must wait behind changes that are set aside: whatever else happens to their observations, or something would be taken
 * out of tallies that was never added to them. Of a change that cannot be read nobody can tell which observations it is about:
 * behind it waits everything of its metrics that was counted before and no longer is.
 */
final class HeldBack {

    private final Set<Name> names = new HashSet<>();
    private final Set<String> metrics = new HashSet<>();

    /** Of an observation. */
    record Name(String source, String id) {

        static Name of(Countable one) {
            return new Name(one.position().source(), one.position().id());
        }
    }

    /** Holds back what happens to the observations of these. */
    void behind(Changes changes) {
        changes.each().map(Name::of).forEach(names::add);
    }

    /** Holds back what happens to observations of these metrics that were counted before. */
    void behindUnreadable(Collection<String> metrics) {
        this.metrics.addAll(metrics);
    }

    /** Those of these changes that must wait: all that happens to an observation, or nothing of it. */
    Predicate<Countable> among(Changes changes) {
        if (names.isEmpty() && metrics.isEmpty()) {
            return one -> false;
        }
        var held = new HashSet<Name>();
        changes.each().map(Name::of).filter(names::contains).forEach(held::add);
        changes.taken().stream().filter(one -> metrics.contains(one.metric())).map(Name::of).forEach(held::add);
        return one -> held.contains(Name.of(one));
    }
}
