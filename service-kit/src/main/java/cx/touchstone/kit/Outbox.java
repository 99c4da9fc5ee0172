package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.watch.TraceContext;
import io.agroal.api.AgroalDataSource;

/**
 * What a neighbour must learn is written beside the change that it tells of, in one transaction, and carried afterwards by
 * {@link OutboxRelay}: no change without its message, no message without its change.
 */
@ApplicationScoped
public class Outbox {

    /**
     * One message under way.
     *
     * @param attempts how often it was taken to be delivered, this time included
     * @param failures how often that failed before although the neighbour was there
     * @param writtenAt when, or the beginning of that day if nobody may know
     * @param trace where it was written, as in {@code traceparent}; null when nobody records that
     */
    public record Message(String tenant, UUID id, String payload, int attempts, int failures, Instant writtenAt,
            String trace) {
    }

    /** Where the messages of one topic go. */
    public interface Destination {

        String topic();

        /** How many messages one delivery takes at most. */
        int batch();

        /**
         * Hands messages of one tenant, oldest first, to the neighbour.
         *
         * @return what the neighbour refused for good, with its reason; all the others have arrived
         * @throws Exception when nothing is known to have arrived: the messages come again, so the neighbour must deduplicate
         */
        Map<UUID, String> deliver(String tenant, List<Message> messages) throws Exception;
    }

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;
    @Inject
    OutboxRelay relay;
    @Inject
    TransactionSynchronizationRegistry transaction;

    /** Adds a message to the current transaction; it is carried as soon as that has committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String topic, Object payload) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("insert into outbox (tenant_id, id, topic, payload, trace) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, tenant.current());
            insert.setObject(2, Ids.next());
            insert.setString(3, topic);
            insert.setString(4, json.writeValueAsString(payload));
            insert.setString(5, TraceContext.recorded());
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do yet: the message is only there once the transaction has committed
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.nudge();
                }
            }
        });
    }

    /**
     * Takes messages that are due, oldest first; until the lease ends they are nobody else's.
     *
     * @param most how many at most
     */
    List<Message> take(String topic, int most, Duration lease) {
        var taken = new TreeMap<Long, Message>();
        try {
            relaying(connection -> {
                connection.setAutoCommit(false);
                taken.putAll(due(connection, topic, most, lease));
                connection.commit();
                return taken;
            });
        } catch (IllegalStateException e) {
            // When the answer to a commit is lost, nobody knows whether it happened. What was read is delivered in any case:
            // if it did not, by another relay too, which the neighbour notices; if it did, by nobody else for a whole lease.
            if (taken.isEmpty() || !Problems.isAway(e)) {
                throw e;
            }
        }
        return List.copyOf(taken.values());
    }

    // In the order of the index, so that taking a few costs the same whatever waits behind them.
    private static Map<Long, Message> due(Connection connection, String topic, int most, Duration lease) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("""
                with due as (
                    select tenant_id, id from outbox
                    where topic = ? and dead_at is null and due_at <= now()
                    order by due_at, position limit ? for update skip locked)
                update outbox o set due_at = now() + ? * interval '1 millisecond', attempts = o.attempts + 1
                from due where o.tenant_id = due.tenant_id and o.id = due.id
                returning o.position, o.tenant_id, o.id, o.payload, o.attempts, o.failures, o.created_at, o.trace""")) {
            take.setString(1, topic);
            take.setInt(2, most);
            take.setLong(3, lease.toMillis());
            Map<Long, Message> due = new HashMap<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    due.put(row.getLong(1), new Message(row.getString(2), row.getObject(3, UUID.class), row.getString(4),
                            row.getInt(5), row.getInt(6), row.getObject(7, OffsetDateTime.class).toInstant(),
                            row.getString(8)));
                }
            }
            return due;
        }
    }

    /** Removes messages of a tenant that have arrived. */
    void delete(String tenant, List<Message> arrived) {
        if (!arrived.isEmpty()) {
            change("delete from outbox where tenant_id = ? and id = any (?)", delete -> {
                delete.setString(1, tenant);
                delete.setArray(2, delete.getConnection().createArrayOf("uuid", arrived.stream().map(Message::id).toArray()));
            });
        }
    }

    /** Has a message come again after a pause; {@code failures} are counted to those that it has. */
    void postpone(Message message, Duration pause, int failures, String reason) {
        change("""
                update outbox set due_at = now() + ? * interval '1 millisecond', failures = failures + ?, last_error = ?
                where tenant_id = ? and id = ?""", update -> {
            update.setLong(1, pause.toMillis());
            update.setInt(2, failures);
            update.setString(3, reason);
            update.setString(4, message.tenant());
            update.setObject(5, message.id());
        });
    }

    /** Keeps a message as a dead letter. One that was written under its day alone gets no other time either. */
    void bury(Message message, String reason) {
        change("""
                update outbox set last_error = ?,
                    dead_at = case when created_at = date_trunc('day', created_at, 'UTC') then date_trunc('day', now(), 'UTC')
                        else now() end,
                    due_at = case when created_at = date_trunc('day', created_at, 'UTC') then created_at else due_at end
                where tenant_id = ? and id = ?""", update -> {
            update.setString(1, reason);
            update.setString(2, message.tenant());
            update.setObject(3, message.id());
        });
    }

    /** Work on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Gives a statement its values. */
    private interface Values {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void change(String sql, Values values) {
        relaying(connection -> {
            try (PreparedStatement change = connection.prepareStatement(sql)) {
                values.bind(change);
                return change.executeUpdate();
            }
        });
    }

    /** Work of the relay, which carries for all tenants. */
    private <T> T relaying(Work<T> work) {
        return Tenant.as(Tenant.EVERYBODY, () -> {
            try (Connection connection = database.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    /** The status with which a neighbour refused a call; 0 when it did not answer. */
    public static int statusOf(Throwable failure) {
        return failure instanceof WebApplicationException web ? web.getResponse().getStatus() : 0;
    }
}
