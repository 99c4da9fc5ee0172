package cx.touchstone.kit;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

import cx.touchstone.kit.Outbox.Destination;
import cx.touchstone.kit.Outbox.Message;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Carries messages from the outbox to their destinations, at least once. Any number of relays may run on one database: each
 * takes messages that no other holds, for the time of a lease; those of a relay that died come up again when it ends.
 */
@ApplicationScoped
public class OutboxRelay {

    /** {@code touchstone.outbox.*} */
    @ConfigMapping(prefix = "touchstone.outbox")
    public interface Settings {
        /** How long a relay looks away when it found nothing and nobody nudged it. */
        @WithDefault("PT0.5S")
        Duration poll();

        /** For how long taken messages are nobody else's; longer than any delivery takes. */
        @WithDefault("PT30S")
        Duration lease();

        /** The first pause after a failed delivery; it doubles with each further one. */
        @WithDefault("PT0.2S")
        Duration firstPause();

        /** The longest pause. */
        @WithDefault("PT10S")
        Duration longestPause();

        /** After how many failures that are not the neighbour's absence a message is given up and kept as a dead letter. */
        @WithDefault("10")
        int attempts();
    }

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    @Inject
    AgroalDataSource database;
    @Inject
    Settings settings;
    @Inject
    @Any
    Instance<Destination> destinations;

    private final List<Thread> carriers = new ArrayList<>();
    private volatile boolean running;

    void start(@Observes StartupEvent event) {
        running = true;
        for (Destination destination : destinations) {
            carriers.add(Thread.ofPlatform().daemon().name("outbox-" + destination.topic()).start(() -> carry(destination)));
        }
    }

    // Before the pool and the clients that a delivery needs are taken down.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        running = false;
        nudge();
        for (Thread carrier : carriers) {
            carrier.join(Duration.ofSeconds(5));
        }
    }

    /** There is something new to carry. */
    public void nudge() {
        carriers.forEach(LockSupport::unpark);
    }

    private void carry(Destination destination) {
        while (running) {
            int taken = 0;
            try {
                List<Message> messages = take(destination);
                taken = messages.size();
                Map<String, List<Message>> byTenant = new LinkedHashMap<>();
                messages.forEach(m -> byTenant.computeIfAbsent(m.tenant(), t -> new ArrayList<>()).add(m));
                byTenant.forEach((tenant, theirs) -> hand(destination, tenant, theirs));
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("outbox %s cannot be carried now: %s", destination.topic(), e.getMessage());
                }
                taken = 0;
            }
            if (taken < destination.batch()) {
                LockSupport.parkNanos(settings.poll().toNanos());
            }
        }
    }

    private void hand(Destination destination, String tenant, List<Message> messages) {
        try {
            Map<UUID, String> refused = Tenant.as(tenant, () -> deliver(destination, tenant, messages));
            delete(messages.stream().filter(m -> !refused.containsKey(m.id())).toList());
            messages.stream().filter(m -> refused.containsKey(m.id())).forEach(m -> bury(m, refused.get(m.id())));
        } catch (Undelivered failure) {
            if (failure.neighbourIsAway()) {
                messages.forEach(m -> later(m, 0, failure.reason()));
            } else if (messages.size() > 1) {
                messages.forEach(m -> hand(destination, tenant, List.of(m))); // one bad message must not hold up the others
            } else if (failure.isFinal() || messages.getFirst().failures() + 1 >= settings.attempts()) {
                bury(messages.getFirst(), failure.reason());
            } else {
                later(messages.getFirst(), 1, failure.reason());
            }
        }
    }

    private static Map<UUID, String> deliver(Destination destination, String tenant, List<Message> messages) {
        try {
            return destination.deliver(tenant, messages);
        } catch (Exception e) {
            throw new Undelivered(e);
        }
    }

    // In the order of the index, so that taking a few costs the same whatever waits behind them.
    private List<Message> take(Destination destination) {
        return with("""
                with due as (
                    select tenant_id, id from outbox
                    where topic = ? and dead_at is null and due_at <= now()
                    order by due_at, position limit ? for update skip locked)
                update outbox o set due_at = now() + ? * interval '1 millisecond', attempts = o.attempts + 1
                from due where o.tenant_id = due.tenant_id and o.id = due.id
                returning o.position, o.tenant_id, o.id, o.payload, o.attempts, o.failures""", take -> {
            take.setString(1, destination.topic());
            take.setInt(2, destination.batch());
            take.setLong(3, settings.lease().toMillis());
            var taken = new TreeMap<Long, Message>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    taken.put(row.getLong(1), new Message(row.getString(2), row.getObject(3, UUID.class), row.getString(4),
                            row.getInt(5), row.getInt(6)));
                }
            }
            return List.copyOf(taken.values());
        });
    }

    private void delete(List<Message> delivered) {
        if (!delivered.isEmpty()) {
            with("delete from outbox where tenant_id = ? and id = any (?)", delete -> {
                delete.setString(1, delivered.getFirst().tenant());
                delete.setArray(2, delete.getConnection().createArrayOf("uuid",
                        delivered.stream().map(Message::id).toArray()));
                return delete.executeUpdate();
            });
        }
    }

    private void later(Message message, int failures, String reason) {
        double doubled = settings.firstPause().toMillis() * Math.pow(2, Math.min(message.attempts() - 1, 20));
        // Jitter: relays that failed together must not come back together.
        long pause = (long) (Math.min(doubled, settings.longestPause().toMillis())
                * ThreadLocalRandom.current().nextDouble(0.5, 1));
        with("""
                update outbox set due_at = now() + ? * interval '1 millisecond', failures = failures + ?, last_error = ?
                where tenant_id = ? and id = ?""",
                update -> {
                    update.setLong(1, pause);
                    update.setInt(2, failures);
                    update.setString(3, reason);
                    update.setString(4, message.tenant());
                    update.setObject(5, message.id());
                    return update.executeUpdate();
                });
    }

    private void bury(Message message, String reason) {
        LOG.errorf("message %s of tenant %s is a dead letter: %s", message.id(), message.tenant(), reason);
        with("update outbox set dead_at = now(), last_error = ? where tenant_id = ? and id = ?", update -> {
            update.setString(1, reason);
            update.setString(2, message.tenant());
            update.setObject(3, message.id());
            return update.executeUpdate();
        });
    }

    private <T> T with(String sql, DeadLetters.Work<T> work) {
        return Tenant.as(Tenant.EVERYBODY, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.in(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    /** A delivery that failed as a whole. */
    private static final class Undelivered extends RuntimeException {
        Undelivered(Exception cause) {
            super(cause);
        }

        private int status() {
            return getCause() instanceof WebApplicationException web ? web.getResponse().getStatus() : 0;
        }

        /** Not the message's fault: nobody answers, is overloaded, or does not know our key (yet). */
        boolean neighbourIsAway() {
            return List.of(401, 403, 408, 429, 502, 503, 504).contains(status())
                    || getCause() instanceof ProcessingException || getCause() instanceof FaultToleranceException
                    || getCause() instanceof ConnectException || getCause() instanceof TimeoutException;
        }

        boolean isFinal() {
            return status() >= 400 && status() < 500;
        }

        String reason() {
            return status() > 0 ? "answered " + status()
                    : getCause().getClass().getSimpleName() + ": " + getCause().getMessage();
        }
    }
}
