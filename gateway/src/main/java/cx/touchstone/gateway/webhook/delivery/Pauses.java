package cx.touchstone.gateway.webhook.delivery;

import java.time.Duration;

/** How long to wait before the next attempt. */
final class Pauses {

    private static final int FACTOR = 4;

    private Pauses() {
    }

    /**
     * Four times as long with each attempt, up to the longest, and up to a quarter more or less: what failed together must not
     * come back together.
     *
     * @param attempts that have failed, 1 or more
     * @param chance at least 0 and below 1
     */
    static Duration after(int attempts, Duration first, Duration longest, double chance) {
        double grown = first.toMillis() * Math.pow(FACTOR, Math.min(attempts - 1, 20));
        return Duration.ofMillis((long) (Math.min(grown, longest.toMillis()) * (0.75 + chance / 2)));
    }
}
