package cx.touchstone.scoring.recount;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.settings.Settings;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Position;

/**
 * Some observations, one behind the other, that are looked at together.
 *
 * @param read all of them, as they are counted
 * @param now those that must be counted otherwise, as they shall be
 */
record Chunk(List<KeptObservation> read, Map<Name, KeptObservation> now) {

    static Chunk of(List<KeptObservation> read, Settings settings) {
        var now = new LinkedHashMap<Name, KeptObservation>();
        for (var one : read) {
            var fact = one.fact().countedBy(settings);
            if (!fact.equals(one.fact())) {
                now.put(one.name(), new KeptObservation(one.name(), fact));
            }
        }
        return new Chunk(read, now);
    }

    /** What is counted now, of those that were changed. */
    List<Countable> added(Set<Name> changed) {
        return countables(now.values(), changed);
    }

    /** What is counted no longer, of those that were changed. */
    List<Countable> taken(Set<Name> changed) {
        return countables(read, changed);
    }

    private static List<Countable> countables(Collection<KeptObservation> observations, Set<Name> changed) {
        return observations.stream().filter(one -> changed.contains(one.name())).flatMap(KeptObservation::countables)
                .toList();
    }

    /**
     * The positions that need not be looked at again: those before the first that should have been changed and was not, since
     * somebody else was at work on it.
     */
    List<Position> done(Set<Name> changed) {
        return read.stream().takeWhile(one -> !now.containsKey(one.name()) || changed.contains(one.name()))
                .map(KeptObservation::position).toList();
    }
}
