package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.columns.Columns;

/** Changes that are not in the tallies yet, written and read in transactions of the caller. */
@ApplicationScoped
public class ChangeLog {

    /**
     * A change as it is written down.
     *
     * @param n observations that are counted otherwise
     * @param changes null when it cannot be read
     */
    record Logged(int n, List<String> metrics, byte[] bytes, Changes changes) {

        static Logged of(Changes changes) {
            return new Logged(changes.size(), List.copyOf(changes.metrics()), ChangeBytes.of(changes), changes);
        }

        /** @param row begins with {@code n}, {@code metrics} and {@code changes} */
        static Logged of(ResultSet row) throws SQLException {
            var bytes = row.getBytes(3);
            return new Logged(row.getInt(1), List.of((String[]) row.getArray(2).getArray()), bytes, read(bytes));
        }

        private static Changes read(byte[] bytes) {
            try {
                return ChangeBytes.read(bytes);
            } catch (RuntimeException e) { // whatever it is that is wrong with it
                return null;
            }
        }

        boolean isReadable() {
            return changes != null;
        }

        /** Has everything wait that must wait behind it. */
        void holdBack(HeldBack held) {
            if (isReadable()) {
                held.behind(changes);
            } else {
                held.behindUnreadable(metrics);
            }
        }
    }

    /**
     * What was taken out of the log.
     *
     * @param more whether there is still something in it
     */
    record Taken(List<Logged> logged, boolean more) {

        /** How many observations are counted otherwise. */
        int size() {
            return logged.stream().mapToInt(Logged::n).sum();
        }
    }

    /** Writes them down, for whoever folds. Waits for nobody. */
    public void write(Connection transaction, String tenant, Changes changes) throws SQLException {
        if (changes.isNothing()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into tally_change (tenant_id, n, metrics, changes) values (?, ?, ?::text[], ?)")) {
            new Columns(insert).text(tenant).number(changes.size()).texts(changes.metrics(), metric -> metric);
            insert.setBytes(4, ChangeBytes.of(changes));
            insert.executeUpdate();
        }
    }

    /**
     * What changes of these metrics, as the transaction sees it; null for all metrics. Without what cannot be read, and what
     * waits
     * behind that or behind what is set aside.
     */
    public Changes read(Connection transaction, String tenant, Set<String> metrics) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select n, metrics, changes, true from tally_change_aside where tenant_id = ?
                union all
                select n, metrics, changes, false from tally_change where tenant_id = ?"""
                + (metrics == null ? "" : " and metrics && ?::text[]"))) {
            var columns = new Columns(select).text(tenant).text(tenant);
            if (metrics != null) {
                columns.texts(metrics, metric -> metric);
            }
            var held = new HeldBack();
            var parts = new ArrayList<Changes>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var one = Logged.of(row);
                    if (row.getBoolean(4) || !one.isReadable()) {
                        one.holdBack(held);
                    } else {
                        parts.add(one.changes());
                    }
                }
            }
            var changes = Changes.all(parts);
            var waits = held.among(changes);
            return changes.only(one -> !waits.test(one) && (metrics == null || metrics.contains(one.metric())));
        }
    }

    /** How many observations are counted otherwise than the tallies say. */
    public long size(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement sum = transaction
                .prepareStatement("select coalesce(sum(n), 0) from tally_change where tenant_id = ?")) {
            sum.setString(1, tenant);
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Takes out the oldest; the caller must put them into the tallies within the transaction. Nothing can be taken back
     * before it was added: its name is held until what added it has been committed, and so has the lower position.
     *
     * @param most observations that are counted otherwise; a change that goes beyond is taken whole
     */
    Taken take(Connection transaction, String tenant, int most) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from tally_change where tenant_id = ? and position <= (
                    select max(position) from (
                        select position, sum(n) over (order by position) - n as before from tally_change
                        where tenant_id = ?) as log
                    where before < ?)
                returning n, metrics, changes, position""")) {
            new Columns(delete).text(tenant).text(tenant).number(most);
            var logged = new TreeMap<Long, Logged>();
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    logged.put(row.getLong(4), Logged.of(row));
                }
            }
            var taken = new Taken(List.copyOf(logged.values()), false);
            return new Taken(taken.logged(), taken.size() >= most && size(transaction, tenant) > 0);
        }
    }
}
