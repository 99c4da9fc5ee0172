package cx.touchstone.kit;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

import cx.touchstone.kit.Outbox.Destination;
import cx.touchstone.kit.Outbox.Message;
import cx.touchstone.kit.watch.Passage;
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
    Outbox outbox;
    @Inject
    Settings settings;
    @Inject
    OutboxMeters meters;
    @Inject
    Passage passage;
    @Inject
    @Any
    Instance<Destination> destinations;

    private final List<Thread> carriers = new ArrayList<>();
    private volatile boolean running;

    void start(@Observes StartupEvent event) {
        running = true;
        for (Destination destination : destinations) {
            carriers.add(Thread.ofPlatform().daemon().name("outbox-" + destination.topic())
                    .start(new Carrier(destination)::carry));
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

    /** One who carries the messages of one destination, in a thread of his own. */
    private final class Carrier {

        private final Destination destination;
        /** What could not be noted of delivered or failed messages, because the database went away in between. */
        private final Deque<Runnable> owed = new ArrayDeque<>();

        Carrier(Destination destination) {
            this.destination = destination;
        }

        void carry() {
            while (running) {
                int taken = 0;
                try {
                    settle();
                    List<Message> messages = outbox.take(destination.topic(), destination.batch(), settings.lease());
                    Map<String, List<Message>> byTenant = new LinkedHashMap<>();
                    messages.forEach(m -> byTenant.computeIfAbsent(m.tenant(), t -> new ArrayList<>()).add(m));
                    byTenant.forEach(this::hand);
                    taken = owed.isEmpty() ? messages.size() : 0;
                } catch (RuntimeException e) {
                    if (running) {
                        LOG.warnf("outbox %s cannot be carried now: %s", destination.topic(), e.getMessage());
                    }
                }
                if (taken < destination.batch()) {
                    LockSupport.parkNanos(settings.poll().toNanos());
                }
            }
        }

        private void hand(String tenant, List<Message> messages) {
            try {
                Map<UUID, String> refused = Tenant.as(tenant, () -> deliver(tenant, messages));
                List<Message> arrived = messages.stream().filter(m -> !refused.containsKey(m.id())).toList();
                meters.arrived(destination.topic(), arrived);
                note(() -> outbox.delete(tenant, arrived));
                messages.stream().filter(m -> refused.containsKey(m.id())).forEach(m -> bury(m, refused.get(m.id())));
            } catch (Undelivered failure) {
                if (failure.isNotTheirs()) {
                    messages.forEach(m -> later(m, 0, failure.reason()));
                } else if (messages.size() > 1) {
                    messages.forEach(m -> hand(tenant, List.of(m))); // one bad message must not hold up the others
                } else if (failure.isFinal() || messages.getFirst().failures() + 1 >= settings.attempts()) {
                    bury(messages.getFirst(), failure.reason());
                } else {
                    later(messages.getFirst(), 1, failure.reason());
                }
            }
        }

        private Map<UUID, String> deliver(String tenant, List<Message> messages) {
            try (Passage.Carried carried = passage.begin(destination.topic(),
                    messages.stream().map(Message::trace).toList())) {
                try {
                    return destination.deliver(tenant, messages);
                } catch (Exception e) {
                    carried.failed();
                    throw new Undelivered(e);
                }
            }
        }

        private void later(Message message, int failures, String reason) {
            double doubled = settings.firstPause().toMillis() * Math.pow(2, Math.min(message.attempts() - 1, 20));
            // Jitter: relays that failed together must not come back together.
            long pause = (long) (Math.min(doubled, settings.longestPause().toMillis())
                    * ThreadLocalRandom.current().nextDouble(0.5, 1));
            note(() -> outbox.postpone(message, Duration.ofMillis(pause), failures, reason));
        }

        private void bury(Message message, String reason) {
            LOG.errorf("message %s of tenant %s is a dead letter: %s", message.id(), message.tenant(), reason);
            note(() -> outbox.bury(message, reason));
        }

        /** What cannot be noted now is noted first thing at the next turn: nobody need wait for a lease to end. */
        private void note(Runnable note) {
            try {
                note.run();
            } catch (RuntimeException e) {
                LOG.warnf("what became of messages of outbox %s cannot be noted now: %s", destination.topic(), e.getMessage());
                if (Problems.isAway(e) || Problems.gaveWay(e)) {
                    owed.add(note);
                }
            }
        }

        private void settle() {
            for (; !owed.isEmpty(); owed.remove()) {
                owed.element().run();
            }
        }
    }

    /** A delivery that failed as a whole. */
    private static final class Undelivered extends RuntimeException {
        Undelivered(Exception cause) {
            super(cause);
        }

        private int status() {
            return Outbox.statusOf(getCause());
        }

        /** Not the messages' fault: nobody answers, is overloaded, or does not know our key (yet); or our database is away. */
        boolean isNotTheirs() {
            return List.of(401, 403, 408, 429, 502, 503, 504).contains(status())
                    || getCause() instanceof ProcessingException || getCause() instanceof FaultToleranceException
                    || getCause() instanceof ConnectException || getCause() instanceof TimeoutException
                    || Problems.isAway(getCause());
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
