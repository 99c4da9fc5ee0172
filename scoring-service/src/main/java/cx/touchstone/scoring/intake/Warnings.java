package cx.touchstone.scoring.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import cx.touchstone.scoring.intake.ObservationResults.Warning;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.plan.KnownTouchpoints;

/** What is worth a look in observations that are taken all the same. */
final class Warnings {

    private final Set<String> unplanned;

    private Warnings(Set<String> unplanned) {
        this.unplanned = unplanned;
    }

    static Warnings of(List<Observation> observations, KnownTouchpoints known) {
        var touchpoints = new HashSet<String>();
        observations.stream().map(Observation::fact).filter(fact -> fact != null && fact.touchpoint() != null)
                .forEach(fact -> touchpoints.add(fact.touchpoint()));
        return new Warnings(touchpoints.isEmpty() ? touchpoints : known.unplanned(touchpoints));
    }

    List<Warning> about(Observation observation) {
        return observation.fact() == null || !unplanned.contains(observation.fact().touchpoint()) ? List.of()
                : List.of(new Warning("unplanned-touchpoint",
                        "No published plan has a touchpoint " + observation.fact().touchpoint() + "."));
    }
}
