package cx.touchstone.scoring.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
 * it ended. Tenants take turns, of which each is short while others wait; of all replicas one folds for a tenant at a time, and
 * the others come back.
 */
@ApplicationScoped
public class FoldChanges {

    private static final Logger LOG = Logger.getLogger(FoldChanges.class);
    /** More than one: a turn that takes long keeps nobody else waiting. */
    private static final int FOLDERS = 2;

    @Inject
    AgroalDataSource database;
    @Inject
    Folding folding;

    private final Turns turns = new Turns();
    private final List<Thread> folders = new ArrayList<>();
    private volatile boolean open;

    void begin(@Observes StartupEvent event) {
        open = true;
        for (int i = 0; i < FOLDERS; i++) {
            folders.add(Thread.ofPlatform().daemon().name("fold-changes-" + i).start(this::run));
        }
    }

    // Before the pool is taken down.
    void end(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        open = false;
        turns.close();
        for (var folder : folders) {
            folder.join(Duration.ofSeconds(5));
        }
    }

    /** There are changes of this tenant, and they are committed. */
    public void awaken(String tenant) {
        turns.add(tenant);
    }

    /** Looks for what nobody was told of. */
    @Scheduled(identity = "fold-changes", every = "${touchstone.folding.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        TenantsWithWork.of(database, "fold").forEach(this::awaken);
    }

    /** Tries what was set aside once more: at the start, when another version may know better, and now and then. */
    @Scheduled(identity = "fold-aside", every = "${touchstone.folding.retry-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retry() {
        for (var tenant : TenantsWithWork.of(database, "aside")) {
            attempt(tenant, () -> {
                folding.retry(tenant);
                return true;
            });
        }
    }

    private void run() {
        try {
            for (var next = turns.next(); next.isPresent(); next = turns.next()) {
                var turn = next.get();
                long begun = System.nanoTime();
                boolean ended = attempt(turn.tenant(), () -> folding.attempt(turn.tenant(), turn.alone()));
                turns.end(turn.tenant(), !ended, System.nanoTime() - begun);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there is nothing more to do now; what fails is looked for later, and others are folded all the same */
    private boolean attempt(String tenant, Supplier<Boolean> work) {
        try {
            return Tenant.as(tenant, work);
        } catch (RuntimeException | Error e) {
            if (open) {
                LOG.warnf("What changes in the tallies of tenant %s cannot be folded now: %s", tenant, e);
            }
            return true;
        }
    }
}
