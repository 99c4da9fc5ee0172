package cx.touchstone.journey.running;

import cx.touchstone.journey.audit.Audit;

/** What a closed audit leaves to the one that follows it. */
public interface Bequest {

    /** Passes it on, in the transaction that closes the one and plans the other. */
    void pass(Audit closed, Audit next);
}
