package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.columns.Columns;

/** Changes that are not in the tallies yet, written and read in transactions of the caller. */
@ApplicationScoped
public class ChangeLog {

    /**
     * What was taken out of the log.
     *
     * @param more whether there is still something in it
     */
    record Taken(Changes changes, boolean more) {
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

    /** What changes of these metrics, as the transaction sees it; null for all metrics. */
    public Changes read(Connection transaction, String tenant, Set<String> metrics) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select changes from tally_change where tenant_id = ?"
                + (metrics == null ? "" : " and metrics && ?::text[]"))) {
            var columns = new Columns(select).text(tenant);
            if (metrics != null) {
                columns.texts(metrics, metric -> metric);
            }
            var changes = changes(select);
            return metrics == null ? changes : changes.only(one -> metrics.contains(one.metric()));
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
                returning changes""")) {
            new Columns(delete).text(tenant).text(tenant).number(most);
            var changes = changes(delete);
            return new Taken(changes, changes.size() >= most && size(transaction, tenant) > 0);
        }
    }

    private static Changes changes(PreparedStatement statement) throws SQLException {
        var parts = new ArrayList<Changes>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                parts.add(ChangeBytes.read(row.getBytes(1)));
            }
        }
        return Changes.all(parts);
    }
}
