package cx.touchstone.kit.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** For what happens soon, but not at once: looked at again and again, until it holds or the time is up. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {
    }

    public static void eventually(Runnable assertion) {
        eventually(PATIENCE, assertion);
    }

    public static void eventually(Duration patience, Runnable assertion) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
