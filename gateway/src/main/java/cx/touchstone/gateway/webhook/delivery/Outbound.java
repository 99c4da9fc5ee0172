package cx.touchstone.gateway.webhook.delivery;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.event.Event;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** What waits to be sent, for all tenants, and what became of it. */
@ApplicationScoped
class Outbound {

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;

    /** Webhooks for which something is due. Of a suspended tenant everything waits. */
    List<Receiver> receivers() {
        return run(Tenant.EVERYBODY, """
                select w.tenant_id, w.id, w.url, w.secret, w.former_secret, w.former_until, w.failing_since is not null
                from webhook w join tenant t on t.tenant_id = w.tenant_id
                where w.status = 'ENABLED' and t.suspended_at is null and exists (select 1 from webhook_delivery d
                    where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.status = 'WAITING' and d.due_at <= now())""",
                select -> {
                    List<Receiver> receivers = new ArrayList<>();
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            receivers.add(new Receiver(row.getString(1), row.getObject(2, UUID.class), row.getString(3),
                                    row.getBytes(4), row.getBytes(5), time(row, 6), row.getBoolean(7)));
                        }
                    }
                    return receivers;
                });
    }

    /** Takes what is due for a webhook, of each subject the earliest; until the lease ends it is nobody else's. */
    List<Outgoing> take(Receiver to, int most, Duration lease) {
        return run(to.tenant(), """
                with due as (
                    select d.tenant_id, d.webhook_id, d.position from webhook_delivery d
                    where d.tenant_id = ? and d.webhook_id = ? and d.status = 'WAITING' and d.due_at <= now()
                        and not exists (select 1 from webhook_delivery e where e.tenant_id = d.tenant_id
                            and e.webhook_id = d.webhook_id and e.subject = d.subject and e.status = 'WAITING'
                            and e.position < d.position)
                    order by d.due_at, d.position limit ? for update of d skip locked)
                update webhook_delivery d set due_at = now() + ? * interval '1 millisecond', attempts = d.attempts + 1,
                    attempted_at = now()
                from due, event e where d.tenant_id = due.tenant_id and d.webhook_id = due.webhook_id
                    and d.position = due.position and e.tenant_id = d.tenant_id and e.position = d.position
                returning d.attempts, d.ends_at, e.position, e.id, e.source, e.type, e.subject, e.at, e.data""", take -> {
            take.setString(1, to.tenant());
            take.setObject(2, to.id());
            take.setInt(3, most);
            take.setLong(4, lease.toMillis());
            List<Outgoing> taken = new ArrayList<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    taken.add(new Outgoing(to, new Event(row.getLong(3), row.getObject(4, UUID.class), row.getString(5),
                            row.getString(6), row.getString(7), time(row, 8), json.readTree(row.getString(9))), row.getInt(1),
                            time(row, 2)));
                }
            }
            return taken;
        });
    }

    /** It was taken; unless somebody has taken it to be sent again. */
    void delivered(Outgoing sent, Verdict verdict) {
        note(sent, "DELIVERED", Instant.now(), verdict);
        run(sent.to().tenant(), """
                update webhook set failing_since = null, delivered_at = now() where tenant_id = ? and id = ?
                    and (failing_since is not null or delivered_at is null or delivered_at < now() - interval '1 minute')""",
                update -> {
                    update.setString(1, sent.to().tenant());
                    update.setObject(2, sent.to().id());
                    return update.executeUpdate();
                });
    }

    /** It comes again at this time, or never if that is null. */
    void failed(Outgoing sent, Instant again, Verdict verdict) {
        note(sent, again == null ? "FAILED" : "WAITING", again == null ? Instant.now() : again, verdict);
    }

    /** Since when nothing has got through to a webhook of which something has failed just now; null if it is gone. */
    Instant failingSince(Receiver receiver) {
        return run(receiver.tenant(), """
                update webhook set failing_since = coalesce(failing_since, now()) where tenant_id = ? and id = ?
                returning failing_since""", update -> {
            update.setString(1, receiver.tenant());
            update.setObject(2, receiver.id());
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? time(row, 1) : null;
            }
        });
    }

    private void note(Outgoing sent, String status, Instant due, Verdict verdict) {
        run(sent.to().tenant(), """
                update webhook_delivery set status = ?, due_at = ?, answered = ?, fault = ?, excerpt = ?
                where tenant_id = ? and webhook_id = ? and position = ? and attempts = ? and status = 'WAITING'""", update -> {
            update.setString(1, status);
            update.setObject(2, due.atOffset(ZoneOffset.UTC));
            update.setObject(3, verdict.answered(), Types.INTEGER);
            update.setString(4, verdict.fault());
            update.setString(5, verdict.excerpt());
            update.setString(6, sent.to().tenant());
            update.setObject(7, sent.to().id());
            update.setLong(8, sent.event().position());
            update.setInt(9, sent.attempts());
            return update.executeUpdate();
        });
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** What is done with a statement. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException, IOException;
    }

    private <T> T run(String tenant, String sql, Work<T> work) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
