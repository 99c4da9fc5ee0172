package cx.touchstone.gateway.webhook.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import cx.touchstone.gateway.event.EventType;
import cx.touchstone.gateway.event.Events;

/** Queues events for the webhooks that want them, in the transaction in which they come. */
@ApplicationScoped
public class QueueDeliveries implements Events.Follower {

    /** What has to do with no survey, or no touchpoint, is wanted whichever are named; a test by the one that is tested. */
    private static final String QUEUE = """
            insert into webhook_delivery (tenant_id, webhook_id, position, subject, ends_at)
            select e.tenant_id, w.id, e.position, e.subject, now() + ? * interval '1 second'
            from event e join webhook w on w.tenant_id = e.tenant_id and w.status = 'ENABLED'
            where e.tenant_id = ? and case when e.type = ? then w.id = e.object_id
                else (cardinality(w.types) = 0 or e.type = any (w.types))
                    and (cardinality(w.surveys) = 0 or e.survey_id is null or e.survey_id = any (w.surveys))
                    and (cardinality(w.touchpoints) = 0 or cardinality(e.touchpoints) = 0 or e.touchpoints && w.touchpoints)
                end""";

    @Inject
    DeliverySettings settings;
    @Inject
    Dispatcher dispatcher;
    @Inject
    TransactionSynchronizationRegistry transaction;

    @Override
    public void follow(Connection connection, String tenant, long from, long to) throws SQLException {
        try (PreparedStatement queue = connection.prepareStatement(QUEUE + " and e.position > ? and e.position <= ?")) {
            bind(queue, tenant);
            queue.setLong(4, from);
            queue.setLong(5, to);
            if (queue.executeUpdate() > 0) {
                nudgeAfterwards();
            }
        }
    }

    /**
     * Queues again what a webhook wants and did not get: what was given up, and what came when it was disabled or not there.
     *
     * @param since when the event was taken, or later
     * @return how many
     */
    public int again(Connection connection, String tenant, UUID webhook, Instant since) throws SQLException {
        try (PreparedStatement queue = connection.prepareStatement(QUEUE + """
                 and w.id = ? and e.taken_at >= ?
                on conflict on constraint webhook_delivery_pk do update set status = 'WAITING', attempts = 0, due_at = now(),
                    ends_at = excluded.ends_at where webhook_delivery.status = 'FAILED'""")) {
            bind(queue, tenant);
            queue.setObject(4, webhook);
            queue.setObject(5, since.atOffset(ZoneOffset.UTC));
            nudgeAfterwards();
            return queue.executeUpdate();
        }
    }

    private void bind(PreparedStatement queue, String tenant) throws SQLException {
        queue.setLong(1, settings.givenUpAfter().toSeconds());
        queue.setString(2, tenant);
        queue.setString(3, EventType.WEBHOOK_TESTED.text());
    }

    /** There is something to send once the current transaction has committed. */
    public void nudgeAfterwards() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to send yet
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    dispatcher.nudge();
                }
            }
        });
    }
}
