package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

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
     */
    public record Message(String tenant, UUID id, String payload, int attempts, int failures) {
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
                        .prepareStatement("insert into outbox (tenant_id, id, topic, payload) values (?, ?, ?, ?)")) {
            insert.setString(1, tenant.current());
            insert.setObject(2, Ids.next());
            insert.setString(3, topic);
            insert.setString(4, json.writeValueAsString(payload));
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
}
