package cx.touchstone.scoring.customer;

import cx.touchstone.kit.Refusal;

/** What is asked would have to be counted from too many observations, one by one. */
public class TooMuchToRead extends Refusal {

    TooMuchToRead(long most) {
        super(Kind.CONFLICT, "too-much-to-read",
                "This is counted from single observations, of which there are more than " + most + ".");
    }
}
