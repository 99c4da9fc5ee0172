package cx.touchstone.survey.observation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.OutboxRelay;
import cx.touchstone.kit.watch.TraceContext;

/** Tells scoring-service of responses, in the transaction of a plain connection. */
@ApplicationScoped
public class ObservationOutbox {

    @Inject
    ObjectMapper json;
    @Inject
    OutboxRelay relay;

    /**
     * Adds a message with these observations; none, no message. Whoever commits nudges the relay, or it finds out by itself.
     *
     * @param anonymous whether not even the time may be kept, but the day
     */
    public void tell(Connection connection, String tenant, List<Observation> observations, boolean anonymous)
            throws SQLException {
        if (observations.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (tenant_id, id, topic, payload, trace, created_at, due_at)
                select ?, ?, ?, ?, ?, coalesce(time, now()), coalesce(time, now())
                from (select ?::timestamptz) as told_at (time)""")) {
            insert.setString(1, tenant);
            insert.setObject(2, anonymous ? UUID.randomUUID() : Ids.next());
            insert.setString(3, Observation.TOPIC);
            insert.setString(4, json.writeValueAsString(observations));
            insert.setString(5, anonymous ? null : TraceContext.recorded());
            insert.setString(6, anonymous ? Instant.now().truncatedTo(ChronoUnit.DAYS).toString() : null);
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** There is something new to carry. */
    public void nudge() {
        relay.nudge();
    }
}
