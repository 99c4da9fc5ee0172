package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import cx.touchstone.kit.Outbox.Destination;
import cx.touchstone.kit.Outbox.Message;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

/** What waits to be carried, of all tenants together, and how long it takes until a message has arrived. */
@ApplicationScoped
class OutboxMeters {

    /** Of one topic. */
    private record Waiting(double messages, double dead, double age) {
        private static final Waiting NOTHING = new Waiting(0, 0, 0);
        private static final Waiting UNKNOWN = new Waiting(Double.NaN, Double.NaN, Double.NaN);
    }

    /** What was read is good for so long: one scrape reads once. */
    private static final long GOOD = Duration.ofMillis(500).toNanos();
    private static final Duration[] LONG = List.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000, 600_000).stream()
            .map(Duration::ofMillis).toArray(Duration[]::new);

    @Inject
    AgroalDataSource database;
    @Inject
    MeterRegistry meters;
    @Inject
    @Any
    Instance<Destination> destinations;

    private final Map<String, Timer> deliveries = new HashMap<>();
    private Map<String, Waiting> waiting;
    private long read;

    void show(@Observes StartupEvent started) {
        for (Destination destination : destinations) {
            String topic = destination.topic();
            gauge("messages", "Messages that have not arrived yet", topic, Waiting::messages);
            gauge("dead", "Messages that were refused for good", topic, Waiting::dead);
            gauge("age.seconds", "Age of the oldest message that has not arrived yet", topic, Waiting::age);
            deliveries.put(topic, Timer.builder("touchstone.outbox.delivery").tag("topic", topic)
                    .description("From the commit of a change until its neighbour has it").serviceLevelObjectives(LONG)
                    .register(meters));
        }
    }

    private void gauge(String name, String description, String topic, ToDoubleFunction<Waiting> value) {
        Gauge.builder("touchstone.outbox." + name, this, own -> value.applyAsDouble(own.of(topic))).tag("topic", topic)
                .description(description).register(meters);
    }

    /** Messages have arrived. Of those of which only the day may be known it is not known how long they took. */
    void arrived(String topic, List<Message> messages) {
        Instant now = Instant.now();
        messages.stream().map(Message::writtenAt).filter(at -> !at.equals(at.truncatedTo(ChronoUnit.DAYS)))
                .forEach(at -> deliveries.get(topic).record(Duration.between(at, now)));
    }

    private synchronized Waiting of(String topic) {
        if (waiting == null || System.nanoTime() - read > GOOD) {
            waiting = Tenant.as(Tenant.EVERYBODY, this::read);
            read = System.nanoTime();
        }
        return waiting.isEmpty() ? Waiting.UNKNOWN : waiting.getOrDefault(topic, Waiting.NOTHING);
    }

    private Map<String, Waiting> read() {
        Map<String, Waiting> found = new HashMap<>(Map.of("", Waiting.NOTHING));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select topic, count(*) filter (where dead_at is null), count(dead_at),
                            coalesce(extract(epoch from now() - min(created_at) filter (where dead_at is null
                                and created_at <> date_trunc('day', created_at, 'UTC'))), 0)
                        from outbox group by topic""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.put(row.getString(1), new Waiting(row.getLong(2), row.getLong(3), row.getDouble(4)));
            }
        } catch (SQLException e) {
            return Map.of();
        }
        return found;
    }
}
