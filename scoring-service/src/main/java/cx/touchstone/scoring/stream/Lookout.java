package cx.touchstone.scoring.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Looks for what was counted, again and again; as long as nobody listens, the database is not asked. */
@ApplicationScoped
class Lookout {

    private static final Logger LOG = Logger.getLogger(Lookout.class);

    @Inject
    Streams streams;
    @Inject
    StreamSettings settings;

    private Thread watch;
    private volatile boolean open;
    /** Said once, not at every look. */
    private volatile boolean blind;
    /** Tenants whose scores are being looked at. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    /** Looks take connections, of which requests need some too. */
    private final Semaphore turns = new Semaphore(4);

    void begin(@Observes StartupEvent event) {
        open = true;
        watch = Thread.ofPlatform().daemon().name("score-streams").start(this::watch);
    }

    // Before the pool is taken down.
    void end(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        open = false;
        LockSupport.unpark(watch);
        watch.join(Duration.ofSeconds(5));
    }

    private void watch() {
        while (open) {
            LockSupport.parkNanos(settings.lookEvery().toNanos());
            if (isStopping()) {
                // A stop waits for requests that are under way: those who listen would keep it up until it gives up.
                streams.end();
            } else {
                look();
            }
        }
    }

    private void look() {
        for (var tenant : streams.tenants()) {
            // What takes long, or fails, for one tenant must not keep the others waiting.
            if (underWay.add(tenant)) {
                Thread.ofVirtual().name("score-streams-", 0).start(() -> look(tenant));
            }
        }
        streams.tidy();
    }

    private void look(String tenant) {
        turns.acquireUninterruptibly();
        try {
            streams.look(tenant);
            blind = false;
        } catch (RuntimeException e) {
            if (open && !blind) {
                LOG.warnf("scores that changed cannot be told now: %s", e.getMessage());
            }
            blind = true;
        } finally {
            turns.release();
            underWay.remove(tenant);
        }
    }

    private static boolean isStopping() {
        var application = Application.currentApplication();
        return application != null && !application.isStarted();
    }
}
