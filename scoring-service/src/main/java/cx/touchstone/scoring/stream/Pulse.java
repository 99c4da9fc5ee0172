package cx.touchstone.scoring.stream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

/** How much was ever counted, as a number that every change raises: cheap to look at, whatever there is. */
@ApplicationScoped
class Pulse {

    @Inject
    AgroalDataSource database;

    /** Of each metric of a tenant, which the current connection must be allowed to see. */
    Map<String, Long> of(String tenant) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select metric, changes from tally_pulse where tenant_id = ?")) {
            select.setString(1, tenant);
            var pulse = new HashMap<String, Long>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pulse.put(row.getString(1), row.getLong(2));
                }
            }
            return pulse;
        } catch (SQLException e) {
            throw new IllegalStateException("It cannot be read what was counted", e);
        }
    }
}
