package cx.touchstone.journey.mapping;

import cx.touchstone.kit.Refusal;

/** A journey without a touchpoint has nothing to measure and cannot be published. */
public class JourneyIsEmpty extends Refusal {
    public JourneyIsEmpty() {
        super(Kind.CONFLICT, "journey-empty", "A journey needs at least one touchpoint to be published.");
    }
}
