package cx.touchstone.journey.mapping;

import cx.touchstone.kit.Refusal;

/** There is no such journey or version for this tenant. */
public class JourneyIsUnknown extends Refusal {
    public JourneyIsUnknown() {
        super(Kind.UNKNOWN, "journey-unknown", "There is no such journey or version.");
    }
}
