package cx.touchstone.scoring.question;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Where observations must have been made to count. All that is said holds: touchpoints of a journey's stage are those of the
 * touchpoints named that the stage has.
 *
 * @param touchpoints empty for any
 * @param journeys the touchpoints of whose latest plans count; empty for any
 * @param stages of the one journey named; empty for any
 */
public record Places(SortedSet<String> touchpoints, SortedSet<UUID> journeys, SortedSet<String> stages) {

    public static final Places ANYWHERE = new Places(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public Places {
        touchpoints = Collections.unmodifiableSortedSet(new TreeSet<>(touchpoints));
        journeys = Collections.unmodifiableSortedSet(new TreeSet<>(journeys));
        stages = Collections.unmodifiableSortedSet(new TreeSet<>(stages));
    }

    public boolean isAnywhere() {
        return touchpoints.isEmpty() && journeys.isEmpty();
    }

    /** The same places, of them this touchpoint only. */
    public Places at(String touchpoint) {
        return new Places(new TreeSet<>(Set.of(touchpoint)), journeys, stages);
    }

    /** The same places, of them this stage only. */
    public Places in(String stage) {
        return new Places(touchpoints, journeys, new TreeSet<>(Set.of(stage)));
    }
}
