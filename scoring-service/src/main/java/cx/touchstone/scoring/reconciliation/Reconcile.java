package cx.touchstone.scoring.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.change.SetAside;
import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.columns.Snapshot;
import cx.touchstone.scoring.metric.Calculation.LastValue;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.reconciliation.comparison.CompareReadings;
import cx.touchstone.scoring.reconciliation.comparison.CompareTallies;
import cx.touchstone.scoring.reconciliation.comparison.ComparedMonth;
import cx.touchstone.scoring.reconciliation.comparison.Comparison;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Compares all tallies and readings with the observations, every night and whenever somebody asks. Each month is a transaction
 * of its own:
 * after a crash it goes on behind the last one, and any number of replicas may do so.
 */
@ApplicationScoped
public class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    /** Reconciliations of a tenant that are kept. */
    private static final int KEPT = 30;

    record Work(String tenant, UUID id) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    Reconciliations reconciliations;
    @Inject
    CompareTallies tallies;
    @Inject
    CompareReadings readings;
    @Inject
    Metrics metrics;
    @Inject
    SetAside aside;
    @Inject
    Tenant tenant;

    /** Begins one for every tenant that has observations. */
    @ActivateRequestContext // without it Hibernate knows no tenant
    @Scheduled(identity = "reconcile-nightly", cron = "${touchstone.reconciliation.at}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beginAll() {
        observed().forEach(work -> attempt(work, this::begin));
    }

    /** The tenants that have observations. */
    List<Work> observed() {
        return work("select tenant, null::uuid from tenants_with_work('reconcile') as tenant");
    }

    /** Begins one for the current tenant, or finds the one that is running. */
    Reconciliation begin() {
        return QuarkusTransaction.requiringNew().call(() -> reconciliations.running().orElseGet(() -> {
            var begun = about(months());
            reconciliations.persistAndFlush(begun);
            return begun;
        }));
    }

    /** Goes on with all that have begun. */
    @ActivateRequestContext // without it Hibernate knows no tenant
    @Scheduled(identity = "reconcile", every = "${touchstone.reconciliation.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        var tried = new HashSet<UUID>();
        for (var next = next(tried); next.isPresent(); next = next(tried)) {
            var work = next.get();
            tried.add(work.id);
            attempt(work, () -> {
                var months = months();
                var held = heldMetrics();
                while (QuarkusTransaction.requiringNew().call(() -> goOn(work.id, months, held))) {
                    LOG.debugf("reconciliation %s goes on", work.id);
                }
            });
        }
    }

    /** The one that was begun last: who asks for one does not wait for those of the night. */
    private Optional<Work> next(Set<UUID> tried) {
        return work("select tenant, reconciliation from reconciliations_running() order by reconciliation desc").stream()
                .filter(work -> !tried.contains(work.id)).findFirst();
    }

    /** @return whether there is more to do, and nobody else does it now */
    private boolean goOn(UUID id, List<ComparedMonth> months, List<String> held) {
        var mine = reconciliations.held(id).filter(one -> one.finishedAt == null);
        if (mine.isEmpty()) {
            return false;
        }
        var one = mine.get();
        var next = months.stream().filter(month -> one.lacks(month.month())).findFirst();
        next.ifPresentOrElse(month -> one.add(month.month(), compare(month, held)), () -> finish(one));
        return next.isPresent();
    }

    private void finish(Reconciliation one) {
        one.finish(Instant.now());
        if (one.differenceCount > 0) {
            LOG.errorf("%d tallies or readings of tenant %s differ from their observations", one.differenceCount, one.tenantId);
        }
        reconciliations.flush();
        reconciliations.keep(KEPT);
    }

    /** All months of the current tenant now; nothing of it is kept. */
    Reconciliation now() {
        var months = months();
        var held = heldMetrics();
        var all = about(months);
        months.forEach(month -> all.add(month.month(), compare(month, held)));
        all.finish(Instant.now());
        return all;
    }

    /** Whether this can be done while somebody waits for it. */
    boolean isSoonDone() {
        return observations(months()) <= ReconciliationResource.MOST_NOW;
    }

    private Reconciliation about(List<ComparedMonth> months) {
        return new Reconciliation(Instant.now(), months.size(), observations(months));
    }

    /** Of the current tenant in these months, as tallies count them. */
    private long observations(List<ComparedMonth> months) {
        return with(connection -> {
            try (PreparedStatement sum = connection.prepareStatement("""
                    select coalesce(sum(n), 0) from tally
                    where tenant_id = ? and family = 0 and span = 'M' and touchpoint = '*' and right(metric, length(?)) <> ?
                        and day = any (?::date[])""")) {
                new Columns(sum).text(tenant.current()).text(Metric.BUSINESS).text(Metric.BUSINESS).texts(months,
                        month -> month.month().toString());
                try (ResultSet row = sum.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** Those of the current tenant of which the last value counts. */
    private List<String> heldMetrics() {
        // In a session of its own: one that began for another tenant would not find this one's.
        return QuarkusTransaction.requiringNew().call(() -> metrics.all().values().stream()
                .filter(metric -> metric.calculation() instanceof LastValue).map(Metric::key).toList());
    }

    /** Observations of the current tenant whose changes could not be folded, or wait behind such. */
    long setAside() {
        return with(connection -> aside.size(connection, tenant.current()));
    }

    private List<ComparedMonth> months() {
        return with(connection -> ComparedMonth.of(connection, tenant.current()));
    }

    private Comparison compare(ComparedMonth month, List<String> held) {
        // Beside the transaction that remembers what came out.
        return QuarkusTransaction.suspendingExisting().call(() -> Snapshot.of(database,
                snapshot -> tallies.compare(snapshot, tenant.current(), month, Reconciliation.NAMED)
                        .and(readings.compare(snapshot, tenant.current(), month, held, Reconciliation.NAMED))));
    }

    private List<Work> work(String query) {
        return Tenant.as(Tenant.NOBODY, () -> with(connection -> {
            var work = new ArrayList<Work>();
            try (PreparedStatement select = connection.prepareStatement(query); ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    work.add(new Work(row.getString(1), row.getObject(2, UUID.class)));
                }
            }
            return work;
        }));
    }

    /** One that fails must not hold up the others; it is tried again the next time. */
    private static void attempt(Work work, Runnable done) {
        try {
            Tenant.as(work.tenant, () -> {
                done.run();
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warnf("tallies of tenant %s cannot be compared now: %s", work.tenant, e.getMessage());
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T with(Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
