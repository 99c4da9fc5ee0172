package cx.touchstone.scoring.observation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** The database as the service's role sees it when it acts for a tenant. */
public record Database(AgroalDataSource source, String tenant) {

    /** Work with a connection. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** One column of all rows. */
    public List<String> all(String query) {
        return in(connection -> {
            var column = new ArrayList<String>();
            try (var row = connection.createStatement().executeQuery(query)) {
                while (row.next()) {
                    column.add(row.getString(1));
                }
            }
            return column;
        });
    }

    public String one(String query) {
        return all(query).getFirst();
    }

    /** The SQLSTATE with which a statement fails. */
    public String refusal(String statement) {
        return in(connection -> {
            try (var one = connection.createStatement()) {
                one.execute(statement);
                return "done";
            } catch (SQLException e) {
                return e.getSQLState();
            }
        });
    }

    public <T> T in(Work<T> work) {
        return Tenant.as(tenant, () -> {
            try (var connection = source.getConnection()) {
                return work.with(connection);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Work that is done as a whole. */
    public <T> T transaction(Work<T> work) {
        return in(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}
