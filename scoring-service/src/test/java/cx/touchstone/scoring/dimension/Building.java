package cx.touchstone.scoring.dimension;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.tally.Recount;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** A tenant who adds dimensions, builds them by hand and removes them. */
record Building(String tenant, AgroalDataSource database, Dimensions dimensions, BuildChunk chunks, Folding folding) {

    static Building of(String tenant) {
        var container = Arc.container();
        return new Building(tenant, container.instance(AgroalDataSource.class).get(),
                container.instance(Dimensions.class).get(),
                container.instance(BuildChunk.class).get(), container.instance(Folding.class).get());
    }

    /** @return the number of the family */
    int add(String... attributes) {
        return inTransaction(() -> dimensions.add(List.of(attributes), Instant.now()).id);
    }

    void remove(int family) {
        inTransaction(() -> {
            dimensions.remove(family);
            return null;
        });
    }

    /** As a request does it, on whatever thread. */
    private <T> T inTransaction(Callable<T> work) {
        var context = Arc.container().requestContext();
        boolean isRequest = context.isActive();
        if (!isRequest) {
            context.activate();
        }
        try {
            return Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(work));
        } finally {
            if (!isRequest) {
                context.terminate();
            }
        }
    }

    /** One chunk; whether there is nothing more to build. */
    boolean build(int family, int most) {
        return folded(transaction -> chunks.build(transaction, tenant, family, most)).ended();
    }

    /** Work in which tallies and observations agree, as that of a chunk. */
    <T> T folded(Folding.Work<T> work) {
        return Tenant.as(tenant, () -> folding.folded(tenant, work));
    }

    void buildAll(int family) {
        for (boolean ended = false; !ended;) {
            ended = build(family, 100);
        }
    }

    /** A transaction of the tenant. */
    Connection open() {
        return Tenant.as(tenant, () -> {
            try {
                var connection = database.getConnection();
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Holds off whoever builds by the clock, until the transaction ends. */
    Connection alone() {
        var claim = open();
        try (var wait = claim.prepareStatement("select pg_advisory_xact_lock(hashtext('build dimensions'), hashtext(?))")) {
            wait.setString(1, tenant);
            wait.execute();
            return claim;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** When everything is folded. */
    long number(String query) {
        Folded.of(tenant);
        return Tenant.as(tenant, () -> {
            try (var connection = database.getConnection(); var row = connection.createStatement().executeQuery(query)) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** How many tallies are not what the observations add up to. */
    long wrong() {
        return number(Recount.WRONG);
    }
}
