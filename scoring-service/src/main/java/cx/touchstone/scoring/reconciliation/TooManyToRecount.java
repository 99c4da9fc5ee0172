package cx.touchstone.scoring.reconciliation;

import cx.touchstone.kit.Refusal;

/** Counting them all again takes longer than an answer may. */
public class TooManyToRecount extends Refusal {

    TooManyToRecount(long most) {
        super(Kind.CONFLICT, "too-many-to-recount-now", "There are more than " + most
                + " observations: begin a reconciliation (POST /api/v1/reconciliations) and read it when it is done.");
    }
}
