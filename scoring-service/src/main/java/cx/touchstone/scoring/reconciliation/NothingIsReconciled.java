package cx.touchstone.scoring.reconciliation;

import cx.touchstone.kit.Refusal;

/** Nobody has compared this tenant's tallies yet, or it was so long ago that it is forgotten. */
public class NothingIsReconciled extends Refusal {

    NothingIsReconciled() {
        super(Kind.UNKNOWN, "reconciliation-unknown", "There is no such reconciliation, or none has begun yet.");
    }
}
