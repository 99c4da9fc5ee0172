package cx.touchstone.journey.mapping;

import cx.touchstone.kit.Refusal;

/** The journey was put away: it must be taken up again before it changes. */
public class JourneyIsArchived extends Refusal {
    public JourneyIsArchived() {
        super(Kind.CONFLICT, "journey-archived", "The journey is archived: reactivate it first.");
    }
}
