package cx.touchstone.scoring.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.settings.Recounting.What;
import io.agroal.api.AgroalDataSource;

/** What the current tenant's settings have set going. */
@ApplicationScoped
public class Recountings {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** Lets this be counted anew by the settings of this revision, from the beginning, also if it is under way already. */
    @Transactional(TxType.MANDATORY)
    void begin(What what, long revision) {
        try (Connection connection = database.getConnection(); PreparedStatement upsert = connection.prepareStatement("""
                insert into recount (tenant_id, what, settings_revision) values (?, ?, ?)
                on conflict on constraint recount_pk do update set settings_revision = excluded.settings_revision,
                    counted_to = null, counted_source = null, counted_id = null, counted = 0""")) {
            upsert.setString(1, tenant.current());
            upsert.setString(2, what.name());
            upsert.setLong(3, revision);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is under way, if anything; of two the one with the days, which is the longer one. */
    public Optional<Recounting> running() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select what, counted from recount where tenant_id = ? order by what desc limit 1")) {
            select.setString(1, tenant.current());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Recounting(What.valueOf(row.getString(1)), row.getLong(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
