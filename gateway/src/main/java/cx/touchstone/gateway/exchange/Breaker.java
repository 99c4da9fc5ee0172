package cx.touchstone.gateway.exchange;

import java.time.Duration;
import java.util.BitSet;

import org.jboss.logging.Logger;

/**
 * Leaves a service alone for a while when too many of its latest exchanges have failed; then one may try whether it is back. Of
 * our own making: on the path where it counts, the declared one would send every exchange through four more futures.
 */
public final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final String service;
    private final int exchanges;
    private final double most;
    private final Duration pause;
    private final BitSet failed = new BitSet();
    private int looked;
    private int next;
    private long openUntil;
    private boolean open;
    private boolean trying;

    /**
     * @param exchanges over how many exchanges it looks back
     * @param most which part of them must have failed for it to open, 0 to 1
     * @param pause how long it stays open before one exchange may try
     */
    public Breaker(String service, int exchanges, double most, Duration pause) {
        this.service = service;
        this.exchanges = exchanges;
        this.most = most;
        this.pause = pause;
    }

    /** Whether an exchange may begin. Who is let in must {@link #tell} how it went. */
    public synchronized boolean letsIn() {
        if (!open) {
            return true;
        }
        if (trying || System.nanoTime() - openUntil < 0) {
            return false;
        }
        trying = true;
        return true;
    }

    /** How an exchange went, as far as the service is concerned. */
    public synchronized void tell(boolean failure) {
        if (open) {
            if (trying) {
                trying = false;
                turn(failure);
            }
            return; // begun before it opened: known already
        }
        failed.set(next, failure);
        next = (next + 1) % exchanges;
        looked = Math.min(looked + 1, exchanges);
        if (failure && looked == exchanges && failed.cardinality() >= most * looked) {
            turn(true);
        }
    }

    /** Whether the service is left alone. */
    synchronized boolean isOpen() {
        return open;
    }

    private void turn(boolean open) {
        this.open = open;
        if (open) {
            openUntil = System.nanoTime() + pause.toNanos();
        }
        looked = 0;
        next = 0;
        failed.clear();
        LOG.warnf("circuit breaker of %s: %s", service, open ? "OPEN" : "CLOSED");
    }
}
