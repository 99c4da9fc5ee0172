package cx.touchstone.scoring.customer;

import cx.touchstone.kit.Refusal;

/** Too few have bought again for a model of them to mean anything. */
public class TooFewCustomers extends Refusal {

    TooFewCustomers(int least) {
        super(Kind.CONFLICT, "too-few-customers", "At least " + least + " customers must have bought more than once.");
    }
}
