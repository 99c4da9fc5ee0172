package cx.touchstone.scoring.reading;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.observation.Fact;
import cx.touchstone.scoring.observation.KeptObservation;
import io.agroal.api.AgroalDataSource;

/** The readings that hold, kept in the transactions of their observations. */
@ApplicationScoped
public class Readings {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };
    private static final String BETWEEN = "\u001F";

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** Keeps what was added, of metrics of which the last value counts, and forgets what no longer holds, of any. */
    public void change(Connection transaction, String tenant, Collection<KeptObservation> added,
            Collection<KeptObservation> taken) throws SQLException {
        if (!taken.isEmpty()) {
            forget(transaction, tenant, taken);
        }
        if (!added.isEmpty()) {
            keep(transaction, tenant, added);
        }
    }

    private void keep(Connection transaction, String tenant, Collection<KeptObservation> added) throws SQLException {
        try (var insert = transaction.prepareStatement("""
                insert into reading (tenant_id, metric, series, observed_at, source, id, value, touchpoint, channel, attributes)
                select ?, * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::numeric[], ?::text[],
                    ?::text[], ?::jsonb[])""")) {
            insert.setString(1, tenant);
            names(insert, 2, added);
            array(insert, 7, "numeric", added, one -> one.fact().value());
            array(insert, 8, "text", added, one -> one.fact().touchpoint());
            array(insert, 9, "text", added, one -> one.fact().channel());
            array(insert, 10, "text", added, one -> written(one.fact().attributes()));
            insert.executeUpdate();
        }
    }

    private static void forget(Connection transaction, String tenant, Collection<KeptObservation> taken) throws SQLException {
        try (var delete = transaction.prepareStatement("""
                delete from reading using unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                    as gone (metric, series, observed_at, source, id)
                where reading.tenant_id = ? and reading.metric = gone.metric and reading.series = gone.series
                    and reading.observed_at = gone.observed_at and reading.source = gone.source and reading.id = gone.id""")) {
            names(delete, 1, taken);
            delete.setString(6, tenant);
            delete.executeUpdate();
        }
    }

    /** Forgets what was observed before this moment. */
    public void forget(Connection connection, String tenant, Instant before) throws SQLException {
        try (var delete = connection.prepareStatement("delete from reading where tenant_id = ? and observed_at < ?")) {
            delete.setString(1, tenant);
            delete.setObject(2, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    private static void names(PreparedStatement statement, int at, Collection<KeptObservation> these) throws SQLException {
        array(statement, at, "text", these, one -> one.fact().metric());
        array(statement, at + 1, "text", these, one -> series(one.fact()));
        array(statement, at + 2, "text", these, one -> one.fact().observedAt().toString());
        array(statement, at + 3, "text", these, one -> one.name().source());
        array(statement, at + 4, "text", these, one -> one.name().id());
    }

    private static <T> void array(PreparedStatement statement, int at, String type, Collection<KeptObservation> these,
            Function<KeptObservation, T> field) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, these.stream().map(field).toArray()));
    }

    private static String series(Fact fact) {
        var subject = fact.subject() == null ? Stream.<String> of()
                : Stream.of(fact.subject().system(), fact.subject().type(), fact.subject().id());
        return Stream.concat(Stream.of(fact.touchpoint(), fact.channel()), subject).map(part -> Objects.toString(part, ""))
                .collect(Collectors.joining(BETWEEN));
    }

    private String written(Map<String, String> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The current tenant's readings of these metrics before this moment, by metric, in the order of time.
     *
     * @throws TooManyReadings when there are more than one question may take
     */
    public Map<String, List<Reading>> before(Set<String> metrics, Instant moment) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select metric, series, observed_at, value, coalesce(touchpoint, ''), coalesce(channel, ''), attributes
                from reading where tenant_id = ? and metric = any(?) and observed_at < ?
                order by observed_at, source, id limit ?""")) {
            select.setString(1, tenant.current());
            select.setArray(2, connection.createArrayOf("text", metrics.toArray()));
            select.setObject(3, moment.atOffset(ZoneOffset.UTC));
            select.setInt(4, TooManyReadings.MOST + 1);
            try (ResultSet rows = select.executeQuery()) {
                var readings = new HashMap<String, List<Reading>>();
                for (int read = 1; rows.next(); read++) {
                    if (read > TooManyReadings.MOST) {
                        throw new TooManyReadings();
                    }
                    readings.computeIfAbsent(rows.getString(1), metric -> new ArrayList<>())
                            .add(new Reading(rows.getString(2), rows.getObject(3, OffsetDateTime.class).toInstant(),
                                    value(rows), rows.getString(5), rows.getString(6),
                                    json.readValue(rows.getString(7), TEXTS)));
                }
                return readings;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal value(ResultSet rows) throws SQLException {
        return rows.getBigDecimal(4);
    }
}
