package cx.touchstone.gateway.overview;

import cx.touchstone.kit.Refusal;

/** There is no such journey, or nothing of it is published. */
public final class JourneyIsNotPublished extends Refusal {
    JourneyIsNotPublished() {
        super(Kind.UNKNOWN, "journey-not-published", "There is no published journey with this id.");
    }
}
