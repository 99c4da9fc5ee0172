package cx.touchstone.gateway.event;

import cx.touchstone.kit.Refusal;

/** Behind a cursor were events that are kept no longer. */
public final class EventsAreGone extends Refusal {
    EventsAreGone() {
        super(Kind.GONE, "events-gone",
                "Some events behind this cursor are no longer kept. Begin anew without a cursor, and fetch what you missed.");
    }
}
