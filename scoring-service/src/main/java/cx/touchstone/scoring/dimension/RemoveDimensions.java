package cx.touchstone.scoring.dimension;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.background.TenantsWithWork;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * Deletes what removed dimensions counted, some rows at a time, and at the end the family: only then may its number be
 * another's. Nobody writes these rows any more; who still reads them does so in a snapshot of its own.
 */
@ApplicationScoped
public class RemoveDimensions {

    private static final Logger LOG = Logger.getLogger(RemoveDimensions.class);
    private static final int ROWS = 10_000;

    @Inject
    AgroalDataSource database;

    /** Deletes what is to be deleted, of all tenants. */
    @Scheduled(identity = "remove-dimensions", every = "${touchstone.dimension.remove-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void remove() {
        for (var tenant : TenantsWithWork.of(database, "remove")) {
            try {
                Tenant.as(tenant, () -> remove(tenant));
            } catch (RuntimeException e) {
                // One that fails must not hold up the others; it goes on the next time.
                LOG.warnf("dimensions of tenant %s cannot be removed now: %s", tenant, e.getMessage());
            }
        }
    }

    Void remove(String tenant) {
        // Each statement is a transaction: whatever was deleted stays so.
        try (Connection connection = database.getConnection()) {
            while (rows(connection, tenant) == ROWS) {
                LOG.debug("tallies of removed dimensions were deleted");
            }
            try (PreparedStatement delete = connection.prepareStatement("""
                    delete from tally_family where tenant_id = ? and state = 'REMOVED' and not exists (
                        select from tally where tenant_id = tally_family.tenant_id and family = tally_family.family)""")) {
                delete.setString(1, tenant);
                delete.executeUpdate();
            }
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int rows(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from tally where tenant_id = ? and ctid = any (array(
                    select tally.ctid from tally join tally_family using (tenant_id, family)
                    where tenant_id = ? and state = 'REMOVED' limit ?))""")) {
            delete.setString(1, tenant);
            delete.setString(2, tenant);
            delete.setInt(3, ROWS);
            return delete.executeUpdate();
        }
    }
}
