package cx.touchstone.scoring.recount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import cx.touchstone.scoring.change.Changes;
import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.settings.Settings;

/**
 * Observations that must be counted otherwise.
 *
 * @param were as they are counted
 * @param now the same, in the same order, as they shall be counted
 */
record Chunk(List<KeptObservation> were, List<KeptObservation> now) {

    /** Those of these that must. */
    static Chunk of(Collection<KeptObservation> read, Settings settings) {
        var were = new ArrayList<KeptObservation>();
        var now = new ArrayList<KeptObservation>();
        for (var one : read) {
            var fact = one.fact().countedBy(settings);
            if (!fact.equals(one.fact())) {
                were.add(one);
                now.add(new KeptObservation(one.name(), fact));
            }
        }
        return new Chunk(were, now);
    }

    Changes changes() {
        return new Changes(now.stream().flatMap(KeptObservation::countables).toList(),
                were.stream().flatMap(KeptObservation::countables).toList());
    }
}
