package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.background.TenantsWithWork;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How much waits to be folded, for those who watch over the installation. Every replica says the same, and none says whose. */
@ApplicationScoped
class Backlog {

    @Inject
    AgroalDataSource database;
    @Inject
    ChangeLog log;
    @Inject
    SetAside aside;

    private interface Size {
        long of(Connection connection, String tenant) throws SQLException;
    }

    void show(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("touchstone.folding.waiting", this, backlog -> backlog.all("fold", log::size))
                .description("Observations that are counted and not yet in the tallies, of all tenants").register(meters);
        Gauge.builder("touchstone.folding.aside", this, backlog -> backlog.all("aside", aside::size))
                .description("Observations whose changes could not be folded and are set aside, of all tenants")
                .register(meters);
    }

    /** NaN when nobody can tell. */
    private double all(String kind, Size size) {
        try {
            return TenantsWithWork.of(database, kind).stream().mapToLong(tenant -> Tenant.as(tenant, () -> of(tenant, size)))
                    .sum();
        } catch (IllegalStateException e) {
            return Double.NaN;
        }
    }

    private long of(String tenant, Size size) {
        try (Connection connection = database.getConnection()) {
            return size.of(connection, tenant);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
