package cx.touchstone.survey;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** What the database holds of one tenant. */
public record StoredRows(AgroalDataSource database, String tenant) {

    public int number(String sql) {
        return Integer.parseInt(text(sql));
    }

    /** The first column of the first row; null when it is. */
    public String text(String sql) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); var row = connection.createStatement().executeQuery(sql)) {
                row.next();
                return row.getString(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    public void change(String sql) {
        Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection()) {
                return connection.createStatement().executeUpdate(sql);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** The first two columns of all rows. */
    public Map<String, String> pairs(String sql) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); var row = connection.createStatement().executeQuery(sql)) {
                Map<String, String> pairs = new HashMap<>();
                while (row.next()) {
                    pairs.put(row.getString(1), row.getString(2));
                }
                return pairs;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
