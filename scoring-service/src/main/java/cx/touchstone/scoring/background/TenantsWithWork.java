package cx.touchstone.scoring.background;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** For whom there is something to do in the background. */
public final class TenantsWithWork {

    private TenantsWithWork() {
    }

    /** @param kind as the database names it, {@code fold} for changes that are to be folded */
    public static List<String> of(AgroalDataSource database, String kind) {
        return Tenant.as(Tenant.NOBODY, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement("select tenants_with_work(?)")) {
                select.setString(1, kind);
                var tenants = new ArrayList<String>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        tenants.add(row.getString(1));
                    }
                }
                return tenants;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
