package cx.touchstone.gateway.webhook.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.gateway.webhook.delivery.DeliverySettings;
import cx.touchstone.gateway.webhook.delivery.QueueDeliveries;
import cx.touchstone.gateway.webhook.history.DeliveryView.Status;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** The deliveries of the current tenant. */
@ApplicationScoped
class Deliveries {

    private static final String SELECT = """
            select d.position, e.id, e.type, e.subject, d.status, d.attempts, d.created_at, d.attempted_at, d.due_at, d.answered,
                d.fault, d.excerpt
            from webhook_delivery d join event e on e.tenant_id = d.tenant_id and e.position = d.position
            where d.tenant_id = ? and d.webhook_id = ?""";

    /** With its place in the list. */
    record Placed(long position, DeliveryView view) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    QueueDeliveries queue;
    @Inject
    DeliverySettings settings;
    @Inject
    Tenant tenant;

    /** The latest event first, behind a position; of this status, or of any if it is null. */
    List<Placed> before(UUID webhook, Status status, Long position, int count) {
        return read(SELECT + " and (? is null or d.status = ?) and d.position < ? order by d.position desc limit ?", select -> {
            select.setString(1, tenant.current());
            select.setObject(2, webhook);
            select.setString(3, status == null ? null : status.name());
            select.setString(4, status == null ? null : status.name());
            select.setLong(5, position == null ? Long.MAX_VALUE : position);
            select.setInt(6, count);
        });
    }

    /** @throws DeliveryIsUnknown if there is none */
    DeliveryView of(UUID webhook, UUID event) {
        List<Placed> found = read(SELECT + " and e.id = ?", select -> {
            select.setString(1, tenant.current());
            select.setObject(2, webhook);
            select.setObject(3, event);
        });
        if (found.isEmpty()) {
            throw new DeliveryIsUnknown();
        }
        return found.getFirst().view();
    }

    /** Sends an event again, whatever became of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void again(UUID webhook, UUID event) {
        try (Connection connection = database.getConnection(); PreparedStatement update = connection.prepareStatement("""
                update webhook_delivery d set status = 'WAITING', attempts = 0, due_at = now(),
                    ends_at = now() + ? * interval '1 second' from event e
                where d.tenant_id = ? and d.webhook_id = ? and e.tenant_id = d.tenant_id and e.position = d.position
                    and e.id = ?""")) {
            update.setLong(1, settings.givenUpAfter().toSeconds());
            update.setString(2, tenant.current());
            update.setObject(3, webhook);
            update.setObject(4, event);
            if (update.executeUpdate() == 0) {
                throw new DeliveryIsUnknown();
            }
            queue.nudgeAfterwards();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends again what was not delivered of what was taken since then. */
    @Transactional(Transactional.TxType.MANDATORY)
    int again(UUID webhook, Instant since) {
        try (Connection connection = database.getConnection()) {
            return queue.again(connection, tenant.current(), webhook, since);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a statement its values. */
    private interface Values {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Placed> read(String sql, Values values) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            values.bind(select);
            List<Placed> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Placed(row.getLong(1), view(row)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString(5));
        return new DeliveryView(row.getObject(2, UUID.class), row.getString(3), row.getString(4), status, row.getInt(6),
                time(row, 7), time(row, 8), status == Status.WAITING ? time(row, 9) : null, row.getObject(10, Integer.class),
                row.getString(11), row.getString(12));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
