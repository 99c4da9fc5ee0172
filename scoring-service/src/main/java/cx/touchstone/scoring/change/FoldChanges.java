package cx.touchstone.scoring.change;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.background.TenantsWithWork;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Folds changes behind the intake: those written here as soon as a few have gathered, and those that a replica left behind when
 * it ended. Of all replicas one folds for a tenant at a time; the others come back.
 */
@ApplicationScoped
public class FoldChanges {

    private static final Logger LOG = Logger.getLogger(FoldChanges.class);
    /** The more gather, the more of them fall into the same tallies: for at least so long, and as long as folding takes. */
    private static final Duration GATHERED = Duration.ofMillis(30);
    private static final Duration GATHERED_AT_MOST = Duration.ofSeconds(1);

    @Inject
    AgroalDataSource database;
    @Inject
    Folding folding;

    private final Set<String> awake = ConcurrentHashMap.newKeySet();
    private Thread folder;
    private volatile boolean open;

    void begin(@Observes StartupEvent event) {
        open = true;
        folder = Thread.ofPlatform().daemon().name("fold-changes").start(this::run);
    }

    // Before the pool is taken down.
    void end(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        open = false;
        LockSupport.unpark(folder);
        folder.join(Duration.ofSeconds(5));
    }

    /** There are changes of this tenant, and they are committed. */
    public void awaken(String tenant) {
        if (awake.add(tenant)) {
            LockSupport.unpark(folder);
        }
    }

    /** Looks for what nobody was told of. */
    @Scheduled(identity = "fold-changes", every = "${touchstone.folding.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        TenantsWithWork.of(database, "fold").forEach(this::awaken);
    }

    private void run() {
        long took = 0;
        while (open) {
            if (awake.isEmpty()) {
                LockSupport.park(this);
            } else {
                rest(Math.clamp(took, GATHERED.toNanos(), GATHERED_AT_MOST.toNanos()));
                long begun = System.nanoTime();
                List.copyOf(awake).forEach(this::fold);
                took = System.nanoTime() - begun;
            }
        }
    }

    /** To its end, though others awaken it meanwhile. */
    private void rest(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; open && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void fold(String tenant) {
        awake.remove(tenant); // before it is looked for: what is told from now on is looked for again
        try {
            if (!Tenant.as(tenant, () -> folding.attempt(tenant))) {
                awake.add(tenant);
            }
        } catch (RuntimeException | Error e) { // those of the others are folded all the same
            if (open) {
                LOG.warnf("What changes in the tallies of tenant %s cannot be folded now: %s", tenant, e);
            }
        }
    }
}
