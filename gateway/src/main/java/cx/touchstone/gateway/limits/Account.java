package cx.touchstone.gateway.limits;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** What one key or tenant may still spend here, what it has spent here, and what it spent elsewhere. */
final class Account {

    /**
     * Whose it is.
     *
     * @param key null for what all keys of the tenant spend together
     */
    record Holder(String tenant, UUID key) {

        String bucket() {
            return key == null ? "tenant" : key.toString();
        }
    }

    private final Bucket bucket;
    private final AtomicLong spent = new AtomicLong();
    private long elsewhere = -1;

    Account(Bucket bucket) {
        this.bucket = bucket;
    }

    ConsumptionProbe take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            spent.incrementAndGet();
        }
        return probe;
    }

    /** What was spent here since this was asked last. */
    long spentSince() {
        return spent.getAndSet(0);
    }

    /**
     * What has been spent elsewhere so far, all told. What came on top since the last time is spent here as well, even if that
     * makes a debt: until it is paid, nothing is let through.
     */
    void elsewhere(long total) {
        if (elsewhere >= 0 && total > elsewhere) {
            bucket.consumeIgnoringRateLimits(total - elsewhere);
        }
        elsewhere = total;
    }
}
