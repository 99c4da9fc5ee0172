package cx.touchstone.scoring.stream;

import cx.touchstone.kit.Refusal;

/** One tenant's listeners would crowd out those of others. */
public class TooManyStreams extends Refusal {

    /** Seconds: nobody knows when one of the others leaves. */
    private static final int RETRY_AFTER = 10;

    TooManyStreams(int most) {
        super(Kind.TOO_MANY_REQUESTS, "too-many-streams",
                "So many streams of your organisation as may be are open already (" + most
                        + "): close one, or try again later.");
    }

    @Override
    public int retryAfter() {
        return RETRY_AFTER;
    }
}
