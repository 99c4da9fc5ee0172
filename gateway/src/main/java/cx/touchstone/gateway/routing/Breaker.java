package cx.touchstone.gateway.routing;

import java.util.BitSet;

import org.jboss.logging.Logger;

/**
 * Leaves a service alone for a while when too many of its latest exchanges have failed; then one may try whether it is back. Of
 * our own making: on the path where it counts, the declared one would send every exchange through four more futures.
 */
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final String service;
    private final RoutingSettings.Breaker settings;
    private final BitSet failed = new BitSet();
    private int looked;
    private int next;
    private long openUntil;
    private boolean open;
    private boolean trying;

    Breaker(String service, RoutingSettings.Breaker settings) {
        this.service = service;
        this.settings = settings;
    }

    /** Whether an exchange may begin. Who is let in must {@link #tell} how it went. */
    synchronized boolean letsIn() {
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
    synchronized void tell(boolean failure) {
        if (open) {
            if (trying) {
                trying = false;
                turn(failure);
            }
            return; // begun before it opened: known already
        }
        failed.set(next, failure);
        next = (next + 1) % settings.exchanges();
        looked = Math.min(looked + 1, settings.exchanges());
        if (failure && looked == settings.exchanges() && failed.cardinality() >= settings.failed() * looked) {
            turn(true);
        }
    }

    private void turn(boolean open) {
        this.open = open;
        if (open) {
            openUntil = System.nanoTime() + settings.pause().toNanos();
        }
        looked = 0;
        next = 0;
        failed.clear();
        LOG.warnf("circuit breaker of %s: %s", service, open ? "OPEN" : "CLOSED");
    }
}
