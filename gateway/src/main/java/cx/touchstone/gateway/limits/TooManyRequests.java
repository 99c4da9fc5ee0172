package cx.touchstone.gateway.limits;

import java.time.Duration;

import cx.touchstone.kit.Refusal;

/** More calls than are let through. */
public final class TooManyRequests extends Refusal {

    private final int seconds;

    private TooManyRequests(String whose, int seconds) {
        super(Kind.TOO_MANY_REQUESTS, "rate-limited", "Too many calls of one " + whose + ", try again in " + seconds + " s.");
        this.seconds = seconds;
    }

    /**
     * @param whose name of the policy
     * @param nanos until the next call is let through
     */
    static TooManyRequests of(String whose, long nanos) {
        return new TooManyRequests(whose, Math.toIntExact(Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()))));
    }

    @Override
    public int retryAfter() {
        return seconds;
    }
}
