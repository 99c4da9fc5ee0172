package cx.touchstone.survey.participation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/**
 * Keys and sessions under which responses were taken that are gone, as fingerprints beside which nothing stands that leads to a
 * response or a person. Kept for 90 days: so long whoever sends the same again is told that it was taken.
 */
@ApplicationScoped
public class SpentKeys {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** Those of these responses; in the current transaction, before it removes them or lets them forget their keys. */
    public void spend(Collection<UUID> responses) {
        try (Connection connection = database.getConnection();
                PreparedStatement sweep = connection.prepareStatement("""
                        delete from spent_key where (tenant_id, survey_id, key) in (
                            select tenant_id, survey_id, key from spent_key
                            where tenant_id = ? and spent_on < current_date - 90 limit 1000 for update skip locked)""");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into spent_key (tenant_id, survey_id, key, spent_on)
                        select distinct tenant_id, survey_id, key, current_date
                        from response, unnest(array[idempotency_key, session_key]) as known (key)
                        where tenant_id = ? and id = any (?) and key is not null
                        order by survey_id, key
                        on conflict do nothing""")) {
            // Whoever comes by sweeps up.
            sweep.setString(1, tenant.current());
            sweep.executeUpdate();
            insert.setString(1, tenant.current());
            insert.setArray(2, connection.createArrayOf("uuid", responses.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of these keys of a survey that are spent. */
    public static Set<UUID> among(Connection connection, String tenant, UUID survey, Collection<UUID> keys)
            throws SQLException {
        Set<UUID> spent = new HashSet<>();
        try (PreparedStatement select = connection
                .prepareStatement("select key from spent_key where tenant_id = ? and survey_id = ? and key = any (?)")) {
            select.setString(1, tenant);
            select.setObject(2, survey);
            select.setArray(3, connection.createArrayOf("uuid", keys.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spent.add(row.getObject(1, UUID.class));
                }
            }
        }
        return spent;
    }
}
