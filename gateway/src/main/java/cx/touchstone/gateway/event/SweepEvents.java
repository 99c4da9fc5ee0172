package cx.touchstone.gateway.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Forgets events whose time is over. Any number of replicas may do so at once. */
@ApplicationScoped
public class SweepEvents {

    private static final Logger LOG = Logger.getLogger(SweepEvents.class);
    /** In one transaction. */
    private static final int BATCH = 1000;

    @Inject
    AgroalDataSource database;
    @Inject
    EventSettings settings;

    void begin(@Observes StartupEvent event, Vertx vertx, ManagedExecutor workers) {
        vertx.setPeriodic(settings.sweepEvery().toMillis(), timer -> workers.runAsync(() -> {
            try {
                sweep(settings.kept());
            } catch (RuntimeException e) {
                LOG.warnf("old events are not swept now: %s", e.getMessage());
            }
        }));
    }

    /** Forgets what is older than this; who has not read it is told. */
    void sweep(Duration kept) {
        while (someSwept(kept) == BATCH) {
            LOG.debug("more old events are to be swept");
        }
    }

    private int someSwept(Duration kept) {
        return Tenant.as(Tenant.EVERYBODY, () -> {
            try (Connection connection = database.getConnection(); PreparedStatement sweep = connection.prepareStatement("""
                    with old as (
                        select tenant_id, position from event where taken_at < now() - ? * interval '1 second'
                        order by taken_at limit ?),
                    gone as (
                        delete from event e using old where e.tenant_id = old.tenant_id and e.position = old.position
                        returning e.tenant_id, e.position),
                    noted as (
                        update event_head h set swept = greatest(h.swept, g.last)
                        from (select tenant_id, max(position) as last from gone group by tenant_id order by tenant_id) g
                        where h.tenant_id = g.tenant_id)
                    select count(*) from gone""")) {
                sweep.setLong(1, kept.toSeconds());
                sweep.setInt(2, BATCH);
                try (var row = sweep.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
