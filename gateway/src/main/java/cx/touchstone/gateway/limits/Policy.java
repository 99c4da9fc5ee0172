package cx.touchstone.gateway.limits;

import java.time.Duration;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/**
 * A limit as the headers name it (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param perMinute calls in the long run
 * @param burst calls at once
 */
record Policy(String name, int perMinute, int burst) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    static Policy of(String name, LimitSettings.Rate rate) {
        return new Policy(name, rate.perMinute(), rate.burst());
    }

    /** One item of {@code RateLimit-Policy}: so many calls, which are there again after so many seconds. */
    String text() {
        return "\"" + name + "\";q=" + burst + ";w=" + secondsFor(burst);
    }

    /** One item of {@code RateLimit}: how many calls are left, and in how many seconds all are there again. */
    String state(ConsumptionProbe probe) {
        return "\"" + name + "\";r=" + Math.max(0, probe.getRemainingTokens()) + ";t="
                + secondsFor(burst - probe.getRemainingTokens());
    }

    /** How long until so many calls are let through again. */
    long secondsFor(long calls) {
        return Math.ceilDiv(calls * MINUTE.toSeconds(), perMinute);
    }

    Bucket bucket() {
        return Bucket.builder().addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, MINUTE)).build();
    }
}
