package cx.touchstone.scoring.dimension;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.background.TenantsWithWork;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.dimension.BuildChunk.Built;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * Builds dimensions, one after the other and chunk by chunk: each chunk is one transaction, so a crash between two loses
 * nothing. Of all replicas one builds for a tenant at a time, and leaves half of the time to those who fold.
 */
@ApplicationScoped
public class BuildDimensions {

    private static final Logger LOG = Logger.getLogger(BuildDimensions.class);
    /** How long a chunk should hold up folding. */
    private static final Duration HELD = Duration.ofMillis(40);
    private static final int FIRST = 1_000;
    private static final int FEWEST = 200;
    private static final int MOST = 20_000;

    @Inject
    AgroalDataSource database;
    @Inject
    BuildChunk chunks;
    @Inject
    Folding folding;

    private volatile boolean open = true;

    @PreDestroy
    void close() {
        open = false;
    }

    /** Builds what is to be built, of all tenants. */
    @Scheduled(identity = "build-dimensions", every = "${touchstone.dimension.build-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void build() {
        for (var tenant : TenantsWithWork.of(database, "build")) {
            try {
                Tenant.as(tenant, () -> build(tenant));
            } catch (RuntimeException e) {
                // One that fails must not hold up the others; it goes on the next time.
                LOG.warnf("dimensions of tenant %s cannot be built now: %s", tenant, e.getMessage());
            }
        }
    }

    private Void build(String tenant) {
        try (Connection claim = database.getConnection()) {
            claim.setAutoCommit(false);
            try {
                if (isClaimed(claim, tenant)) {
                    for (int family : building(claim, tenant)) {
                        build(tenant, family);
                    }
                }
            } finally {
                claim.rollback();
            }
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this process builds for the tenant now, until the transaction ends; exactness does not depend on it. */
    private static boolean isClaimed(Connection claim, String tenant) throws SQLException {
        try (PreparedStatement attempt = claim
                .prepareStatement("select pg_try_advisory_xact_lock(hashtext('build dimensions'), hashtext(?))")) {
            attempt.setString(1, tenant);
            try (ResultSet row = attempt.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<Integer> building(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select family from tally_family where tenant_id = ? and state = 'BUILDING' order by family")) {
            select.setString(1, tenant);
            var building = new ArrayList<Integer>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    building.add(row.getInt(1));
                }
            }
            return building;
        }
    }

    private void build(String tenant, int family) {
        for (int most = FIRST; open;) {
            var built = chunk(tenant, family, most);
            if (built.ended()) {
                return;
            }
            most = Math.clamp(most * HELD.toNanos() / Math.max(built.took().toNanos(), 1), FEWEST, MOST);
            LockSupport.parkNanos(built.took().toNanos());
        }
    }

    private Built chunk(String tenant, int family, int most) {
        return folding.folded(tenant, transaction -> chunks.build(transaction, tenant, family, most));
    }
}
