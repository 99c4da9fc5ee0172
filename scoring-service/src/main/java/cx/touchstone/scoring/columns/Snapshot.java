package cx.touchstone.scoring.columns;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.agroal.api.AgroalDataSource;

/** Several statements that see one moment, whatever is written meanwhile. */
public final class Snapshot {

    /** What is read. */
    public interface Reading<T> {
        T from(Connection snapshot) throws SQLException;
    }

    private Snapshot() {
    }

    /** Reads this in a transaction of its own that cannot write. Must not be called within another one. */
    public static <T> T of(AgroalDataSource database, Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement moment = connection.createStatement()) {
                moment.execute("set transaction isolation level repeatable read read only");
                return reading.from(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
