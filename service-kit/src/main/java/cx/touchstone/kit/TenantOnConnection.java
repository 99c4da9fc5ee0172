package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalPoolInterceptor;

/**
 * Tells the database whose rows a connection may see, each time one is taken from the pool: row level security then holds for
 * native SQL too, where Hibernate's tenant column does not.
 */
@ApplicationScoped
public class TenantOnConnection implements AgroalPoolInterceptor {

    @Inject
    Tenant tenant;

    @Override
    public void onConnectionAcquire(Connection connection) {
        try (PreparedStatement say = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
            say.setString(1, tenant.current());
            say.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the tenant could not be set on a connection", e);
        }
    }
}
