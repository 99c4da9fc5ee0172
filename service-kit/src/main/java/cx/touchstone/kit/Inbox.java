package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.agroal.api.AgroalDataSource;

/** Remembers which messages have arrived, in the transaction of their effect: delivered at least once, taking effect once. */
@ApplicationScoped
public class Inbox {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** Whether this message of this sender arrives for the first time; a repetition waits for the first one's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(String sender, UUID message) {
        try (Connection connection = database.getConnection();
                PreparedStatement sweep = connection
                        .prepareStatement("delete from inbox where tenant_id = ? and arrived_at < now() - interval '90 days'");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inbox (tenant_id, sender, message_id) values (?, ?, ?)
                        on conflict on constraint inbox_pk do nothing""")) {
            // No message is on its way for so long; whoever comes by sweeps up.
            sweep.setString(1, tenant.current());
            sweep.executeUpdate();
            insert.setString(1, tenant.current());
            insert.setString(2, sender);
            insert.setObject(3, message);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
