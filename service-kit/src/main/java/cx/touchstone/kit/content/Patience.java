package cx.touchstone.kit.content;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Refusal;

/** For work that somebody has sent a lot of content for: it does not fail because the database is away for a moment. */
public final class Patience {

    /** How long is waited at most: shorter than the silence for which a run is taken for dead. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Patience() {
    }

    /** Does what may be done twice again, while the database is away or has others to serve first. */
    public static <T> T during(Callable<T> work) {
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return work.call();
            } catch (Exception e) {
                boolean passes = Problems.isAway(e) || Problems.gaveWay(e) || e instanceof Refusal.Overloaded
                        || e.getCause() instanceof Refusal.Overloaded; // of a future
                if (!passes || System.nanoTime() > giveUp) {
                    throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
