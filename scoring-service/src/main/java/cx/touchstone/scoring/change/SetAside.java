package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.change.ChangeLog.Logged;
import cx.touchstone.scoring.columns.Columns;

/** Changes that cannot be folded, and what waits behind them, in transactions of the caller, who holds the lock of tallies. */
@ApplicationScoped
public class SetAside {

    /**
     * All that was set aside.
     *
     * @param since when the first of them was; null when there are none
     */
    record Taken(List<Logged> logged, Instant since) {
    }

    /** Keeps a change as it is, with what is wrong with it. */
    void put(Connection transaction, String tenant, Logged change, String reason, Instant since) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into tally_change_aside (tenant_id, n, metrics, changes, reason, since)
                values (?, ?, ?::text[], ?, ?, ?)""")) {
            new Columns(insert).text(tenant).number(change.n()).texts(change.metrics(), metric -> metric);
            insert.setBytes(4, change.bytes());
            insert.setString(5, reason);
            insert.setObject(6, since.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Takes out all of them, in the order in which they came. */
    Taken take(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                with gone as (delete from tally_change_aside where tenant_id = ? returning *)
                select n, metrics, changes, min(since) over () from gone order by place""")) {
            delete.setString(1, tenant);
            var logged = new ArrayList<Logged>();
            Instant since = null;
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    logged.add(Logged.of(row));
                    since = row.getObject(4, OffsetDateTime.class).toInstant();
                }
            }
            return new Taken(logged, since);
        }
    }

    /** What must wait behind them. */
    HeldBack heldBack(Connection transaction, String tenant) throws SQLException {
        var held = new HeldBack();
        try (PreparedStatement select = transaction
                .prepareStatement("select n, metrics, changes from tally_change_aside where tenant_id = ?")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Logged.of(row).holdBack(held);
                }
            }
        }
        return held;
    }

    /** How many observations are to be counted otherwise by them. */
    public long size(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement sum = connection
                .prepareStatement("select coalesce(sum(n), 0) from tally_change_aside where tenant_id = ?")) {
            sum.setString(1, tenant);
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
