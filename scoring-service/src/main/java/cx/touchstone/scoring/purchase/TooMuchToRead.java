package cx.touchstone.scoring.purchase;

import cx.touchstone.kit.Refusal;

/** What is asked would have to be counted from too many observations, one by one. */
public class TooMuchToRead extends Refusal {

    /** Observations that are read for one answer at most. */
    private static final long MOST = 1_000_000;

    private TooMuchToRead() {
        super(Kind.CONFLICT, "too-much-to-read",
                "This is counted from single observations, of which there are more than " + MOST + ".");
    }

    /** Refuses more observations than one answer may go through. */
    public static void check(long observations) {
        if (observations > MOST) {
            throw new TooMuchToRead();
        }
    }
}
