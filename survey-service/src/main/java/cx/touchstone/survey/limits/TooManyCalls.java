package cx.touchstone.survey.limits;

import cx.touchstone.kit.Refusal;

/** One address calls a link more often than people do. */
public final class TooManyCalls extends Refusal {

    private final int seconds;

    /** @param seconds until the next call is let through */
    TooManyCalls(long seconds) {
        super(Kind.TOO_MANY_REQUESTS, "rate-limited", "Too many calls from one address, try again in " + seconds + " s.");
        this.seconds = Math.toIntExact(seconds);
    }

    @Override
    public int retryAfter() {
        return seconds;
    }
}
