package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

/**
 * Whoever writes tallies of a tenant holds its lock, and begins only then the snapshot in which it works: it sees all that was
 * written by those who held the lock before, and in it observations, changes and tallies fit together.
 */
@ApplicationScoped
public class TallyLock {

    private static final String KEY = "(hashtext('tallies'), hashtext(?))";
    /** As long as a process may stand still, in a transaction or beside one, before its session ends and the lock with it. */
    private static final String LONGEST_REST = "'30s'";
    private static final String REST = " and set_config('idle_session_timeout', %s, false) is not null";

    /** What is done with the lock. */
    interface Work<T> {
        T with(Connection transaction) throws SQLException;
    }

    @Inject
    AgroalDataSource database;

    /** Does this in one transaction as soon as nobody else holds the lock. Must not be called within a transaction. */
    <T> T waiting(String tenant, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            isTrue(connection, "select pg_advisory_lock" + KEY + " is not null" + REST.formatted(LONGEST_REST), tenant);
            return locked(connection, tenant, work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Does this in one transaction, unless somebody else holds the lock: then empty. Must not be called within a transaction.
     */
    <T> Optional<T> attempting(String tenant, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return isTrue(connection, "select pg_try_advisory_lock" + KEY + REST.formatted(LONGEST_REST), tenant)
                    ? Optional.of(locked(connection, tenant, work))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Holds the lock until the transaction of the caller ends: whoever writes tallies afterwards sees all that it did. What the
     * transaction itself sees may be older.
     */
    public void hold(Connection transaction, String tenant) throws SQLException {
        isTrue(transaction, "select pg_advisory_xact_lock" + KEY + " is not null", tenant);
    }

    /**
     * The lock belongs to the session, not to the transaction: the first statement of a transaction that reads one snapshot
     * takes it before it waits, and what was written while it waited would be missing. If the session ends, so does the lock.
     */
    private static <T> T locked(Connection connection, String tenant, Work<T> work) throws SQLException {
        try {
            return transact(connection, work);
        } finally {
            unlock(connection, tenant);
        }
    }

    private static <T> T transact(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read");
            snapshot.execute("set local idle_in_transaction_session_timeout = " + LONGEST_REST);
            var done = work.with(connection);
            connection.commit();
            return done;
        } catch (SQLException | RuntimeException | Error e) {
            connection.rollback(); // or one half of it would be committed with the next statement
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void unlock(Connection connection, String tenant) throws SQLException {
        boolean unlocked = false;
        try {
            unlocked = isTrue(connection, "select pg_advisory_unlock" + KEY + REST.formatted("'0'"), tenant);
        } finally {
            if (!unlocked) {
                connection.abort(Runnable::run); // a lock that nobody gives back would stop the tenant
            }
        }
    }

    private static boolean isTrue(Connection connection, String query, String tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
