package cx.touchstone.scoring.observation;

import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Position;

/** An observation that holds, as it was counted. */
public record KeptObservation(Name name, Fact fact) {

    public Position position() {
        return name.at(fact.observedAt());
    }
}
