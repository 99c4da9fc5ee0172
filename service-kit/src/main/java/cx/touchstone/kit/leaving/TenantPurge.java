package cx.touchstone.kit.leaving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Removes all that this service keeps of the current tenant, some rows in a transaction, for a while in each call: who wants it
 * gone calls until it is. Each call goes on where the last one ended, whatever crashed in between, and several do no harm.
 */
@ApplicationScoped
@Unremovable
public class TenantPurge {

    /** {@code touchstone.purge.*} */
    @ConfigMapping(prefix = "touchstone.purge")
    public interface Settings {
        /** Rows that are removed in one transaction. */
        @WithDefault("5000")
        int rows();

        /** After which time a call ends, although there is more to remove. */
        @WithDefault("PT2S")
        Duration turn();
    }

    /** "canceling statement due to lock timeout" */
    private static final String LOCKED = "55P03";
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Inject
    Settings settings;
    @Inject
    AgroalDataSource database;

    /** Work with a statement. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Lets nothing more be written for the tenant, and removes some of what is there. */
    public PurgeState goOn(String tenant, UUID purge) {
        run("select purge_begin(?, ?)", begin -> {
            begin.setString(1, tenant);
            begin.setObject(2, purge);
            return begin.execute();
        });
        long end = System.nanoTime() + settings.turn().toNanos();
        // Whoever writes for the tenant without having seen that it goes must have ended.
        if (awaited(tenant) > 0) {
            LockSupport.parkNanos(PAUSE.toNanos()); // whoever asks comes again at once
        } else if (!isMoreAt(end, tenant)) {
            return PurgeState.counted(tables("select name, removed, remaining from purge_left(?)", tenant));
        }
        return new PurgeState(false, tables("""
                select table_name, removed, null::bigint from purged_rows where tenant_id = ? order by table_name""", tenant));
    }

    /** Whether the current tenant is gone, or on its way. */
    public boolean isOn(String tenant) {
        return run("select count(*) from purged_tenant where tenant_id = ?", count -> {
            count.setString(1, tenant);
            return number(count) > 0;
        });
    }

    /** Removes until there is nothing more, or the time has come; of tables, those first that refer to others. */
    private boolean isMoreAt(long end, String tenant) {
        try {
            while (parts(tenant)) {
                if (System.nanoTime() > end) {
                    return true;
                }
            }
        } catch (InUse e) {
            LockSupport.parkNanos(PAUSE.toNanos()); // while we wait for somebody's lock, others wait for us
            return true;
        }
        for (String table : tables()) {
            while (rows(tenant, table) > 0) {
                if (System.nanoTime() > end) {
                    return true;
                }
            }
        }
        return false;
    }

    private int awaited(String tenant) {
        return run("select purge_awaits(?)", ask -> {
            ask.setString(1, tenant);
            return (int) number(ask);
        });
    }

    /** Somebody uses what is to be removed, and has not ended in a moment. */
    private static final class InUse extends RuntimeException {
        InUse(SQLException cause) {
            super(cause);
        }
    }

    private boolean parts(String tenant) {
        try {
            return run("select purge_parts(?)::int", remove -> {
                remove.setString(1, tenant);
                return number(remove) != 0;
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException refused && LOCKED.equals(refused.getSQLState())) {
                throw new InUse(refused);
            }
            throw e;
        }
    }

    private long rows(String tenant, String table) {
        return run("select purge_rows(?, ?, ?)", remove -> {
            remove.setString(1, tenant);
            remove.setString(2, table);
            remove.setInt(3, settings.rows());
            return number(remove);
        });
    }

    private List<String> tables() {
        return run("select name from tenant_tables() where purpose <> 'kept' order by place, name", select -> {
            List<String> names = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }

    private List<PurgeState.Table> tables(String sql, String tenant) {
        return run(sql, select -> {
            select.setString(1, tenant);
            List<PurgeState.Table> tables = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(new PurgeState.Table(row.getString(1), row.getLong(2), (Long) row.getObject(3)));
                }
            }
            return tables;
        });
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
