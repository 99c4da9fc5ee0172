package cx.touchstone.scoring.reconciliation;

import cx.touchstone.kit.Refusal;

/** Nobody has compared this tenant's tallies yet. */
public class NothingIsReconciled extends Refusal {

    NothingIsReconciled() {
        super(Kind.UNKNOWN, "reconciliation-unknown", "No reconciliation has begun yet.");
    }
}
