package cx.touchstone.scoring.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * What the latest reconciliations of all tenants found, for those who watch over the installation. Every replica says the same,
 * and none says whose it is.
 */
@ApplicationScoped
public class Drift {

    @Inject
    AgroalDataSource database;

    /** As it was read last. */
    private volatile Found found = new Found(Double.NaN, null);

    private record Found(double drift, Instant oldest) {
    }

    void show(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("touchstone.reconciliation.drift", this, drift -> drift.found.drift)
                .description("Observations by which tallies differ from what they should be, over all tenants")
                .register(meters);
        Gauge.builder("touchstone.reconciliation.age", this, Drift::age).baseUnit("seconds")
                .description("Time since the tenant that was reconciled longest ago was").register(meters);
    }

    private double age() {
        return found.oldest == null ? Double.NaN : Duration.between(found.oldest, Instant.now()).toMillis() / 1000.0;
    }

    @Scheduled(identity = "drift", every = "${touchstone.reconciliation.drift-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        found = Tenant.as(Tenant.NOBODY, this::read);
    }

    private Found read() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select drift, oldest from reconciliation_drift()");
                ResultSet row = select.executeQuery()) {
            row.next();
            var oldest = row.getObject(2, OffsetDateTime.class);
            return new Found(row.getDouble(1), oldest == null ? null : oldest.toInstant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
