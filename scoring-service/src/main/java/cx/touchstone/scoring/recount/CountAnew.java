package cx.touchstone.scoring.recount;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.background.TenantsWithWork;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.change.FoldChanges;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.observation.CountedObservations;
import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.settings.SettingsOfTenants;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;

/**
 * Goes through all observations of a tenant whose settings have changed and counts those anew that are counted otherwise now,
 * as if they were corrected. Whoever counted by the old settings has committed: he held them, and they could not be changed
 * before. A chunk is one transaction; afterwards intake has the database for as long. Any number of replicas may do so at once.
 */
@ApplicationScoped
public class CountAnew {

    private static final Logger LOG = Logger.getLogger(CountAnew.class);
    /** For how long a chunk should hold up who corrects what is in it. */
    private static final Duration HELD = Duration.ofMillis(40);
    private static final int FEWEST = 200;
    private static final int MOST = 20_000;

    @Inject
    AgroalDataSource database;
    @Inject
    Recounts recounts;
    @Inject
    SettingsOfTenants settings;
    @Inject
    ObservationTable observations;
    @Inject
    CountedObservations counted;
    @Inject
    ChangeLog changes;
    @Inject
    Folding folding;
    @Inject
    FoldChanges folder;

    /** Observations to a chunk, so that it takes about as long as it should. */
    private volatile int length = 1_000;

    /** Moves all recounts on by turns, until none can be moved on. */
    @Scheduled(identity = "count-anew", every = "${touchstone.recount.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void countAnew() {
        var tenants = TenantsWithWork.of(database, "recount");
        while (!tenants.isEmpty()) {
            tenants.removeIf(tenant -> !Tenant.as(tenant, () -> moveOn(tenant)));
        }
    }

    /** Whether there is more that can be done now; what fails is tried again the next time. */
    private boolean moveOn(String tenant) {
        long began = System.nanoTime();
        try {
            folding.keepUp(tenant);
            return transact(tenant);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Tenant %s cannot be counted anew now: %s", tenant, e.getMessage());
            return false;
        } finally {
            LockSupport.parkNanos(System.nanoTime() - began);
        }
    }

    private boolean transact(String tenant) throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                boolean more = moveOn(transaction, tenant);
                transaction.commit();
                folder.awaken(tenant);
                return more;
            } catch (SQLException | RuntimeException | Error e) {
                transaction.rollback(); // or the pool would commit one half of it
                throw e;
            }
        }
    }

    private boolean moveOn(Connection transaction, String tenant) throws SQLException {
        // Who changes them waits, also if he lets something else be counted anew: it must find what is counted here. He holds them
        // before the recount, and so must this.
        settings.held(transaction, tenant);
        var recount = recounts.held(transaction, tenant).orElse(null);
        if (recount == null) {
            return false;
        }
        long began = System.nanoTime();
        int most = length;
        var read = new ArrayList<KeptObservation>();
        var present = settings.of(transaction, tenant);
        observations.each(transaction, tenant, recount.behind(present.forgottenBefore()), null, most, read::add);
        var held = counted.hold(transaction, tenant, Chunk.of(read, present).were());
        var chunk = Chunk.of(held, present);
        counted.replace(transaction, tenant, chunk.now());
        changes.write(transaction, tenant, chunk.changes());
        boolean more = read.size() == most;
        if (more) {
            recounts.keep(transaction, tenant, recount.after(read.stream().map(KeptObservation::position).toList()));
            length = Math.clamp(most * HELD.toNanos() / (System.nanoTime() - began), FEWEST, MOST);
        } else {
            recounts.end(transaction, tenant, recount);
        }
        return more;
    }
}
