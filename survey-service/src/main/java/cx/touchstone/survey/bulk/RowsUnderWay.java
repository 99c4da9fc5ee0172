package cx.touchstone.survey.bulk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether rows are being taken in here now. Somebody waits for them, and nobody for the scores of what is only half in: as long
 * as they come, telling scoring-service leaves them most of the time.
 */
@ApplicationScoped
public class RowsUnderWay {

    /** How much longer than it worked a delivery rests. */
    private static final int SHARE = 4;
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final AtomicInteger imports = new AtomicInteger();

    /** Runs work that takes rows. */
    public void during(Runnable work) {
        imports.incrementAndGet();
        try {
            work.run();
        } finally {
            imports.decrementAndGet();
        }
    }

    /** Rests after a delivery, not longer than rows come. */
    void restAfter(long workedNanos) {
        long end = System.nanoTime() + Math.min(SHARE * workedNanos, LONGEST_REST.toNanos());
        while (imports.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
