package cx.touchstone.gateway.event;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The events of the current tenant. Who adds some waits for whoever added before to be through: positions are given in the
 * order of commits, so whoever has read up to one has missed nothing before it.
 */
@ApplicationScoped
public class Events {

    /** Somebody who does something about new events in the transaction that adds them. */
    public interface Follower {

        /** What was added has the positions behind {@code from}, up to {@code to}. */
        void follow(Connection connection, String tenant, long from, long to) throws SQLException;
    }

    /** Up to where there are events, and up to where there are none any more. */
    record Head(long position, long swept) {
    }

    private static final String INSERT = """
            with input as (
                select * from json_to_recordset(?::json) as t (n int, id uuid, type text, subject text, time timestamptz,
                    object uuid, survey uuid, touchpoints json, erases boolean, data json)),
            fresh as (
                select i.*, row_number() over (order by n) as step from input i
                where not exists (select 1 from event e where e.tenant_id = ? and e.id = i.id)
                    and not exists (select 1 from input o where o.id = i.id and o.n < i.n)
                    and (i.erases or not exists (
                            select 1 from event e where e.tenant_id = ? and e.object_id = i.object and e.erases)
                        and not exists (select 1 from input o where o.object = i.object and o.erases))),
            gone as (
                delete from event e using fresh f where e.tenant_id = ? and e.object_id = f.object and f.erases),
            added as (
                insert into event (tenant_id, position, id, source, type, subject, at, object_id, survey_id, touchpoints,
                    erases, data)
                select ?, ? + step, id, ?, type, subject, time, object, survey,
                    array(select json_array_elements_text(touchpoints)), erases, data from fresh
                returning position)
            update event_head set position = (select coalesce(max(added.position), event_head.position) from added)
            where tenant_id = ? returning position""";

    /** As the statement reads it. */
    @RegisterForReflection
    private record Numbered(int n, UUID id, String type, String subject, String time, UUID object, UUID survey,
            List<String> touchpoints, boolean erases, Object data) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    @Any
    Instance<Follower> followers;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /**
     * Adds to the current transaction what was not there yet. Of what was erased nothing is added any more.
     *
     * @param source who tells it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String source, List<NewEvent> events) {
        try (Connection connection = database.getConnection()) {
            long before = hold(connection);
            long after = insert(connection, source, events, before);
            if (after > before) {
                for (Follower follower : followers) {
                    follower.follow(connection, tenant.current(), before, after);
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long hold(Connection connection) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement("""
                insert into event_head (tenant_id, position, swept) values (?, 0, 0)
                on conflict on constraint event_head_pk do update set position = event_head.position returning position""")) {
            hold.setString(1, tenant.current());
            return number(hold);
        }
    }

    private long insert(Connection connection, String source, List<NewEvent> events, long before)
            throws SQLException, JsonProcessingException {
        List<Numbered> numbered = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            numbered.add(new Numbered(numbered.size(), event.id(), event.type(), event.subject(), event.time().toString(),
                    event.object(), event.survey(), event.touchpoints() == null ? List.of() : event.touchpoints(),
                    event.erases(), event.data()));
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, json.writeValueAsString(numbered));
            for (int at = 2; at <= 5; at++) {
                insert.setString(at, tenant.current());
            }
            insert.setLong(6, before);
            insert.setString(7, source);
            insert.setString(8, tenant.current());
            return number(insert);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Asked before the events are: all up to its position are there then. */
    Head head() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select position, swept from event_head where tenant_id = ?")) {
            select.setString(1, tenant.current());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Head(row.getLong(1), row.getLong(2)) : new Head(0, 0);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In their order, behind a position; of these types, or of all if there is none. */
    List<Event> after(long position, Set<String> types, int count) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select position, id, source, type, subject, at, data from event
                where tenant_id = ? and position > ? and (? or type = any (?)) order by position limit ?""")) {
            select.setString(1, tenant.current());
            select.setLong(2, position);
            select.setBoolean(3, types.isEmpty());
            select.setArray(4, connection.createArrayOf("text", types.toArray()));
            select.setInt(5, count);
            List<Event> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4),
                            row.getString(5), row.getObject(6, OffsetDateTime.class).toInstant(),
                            json.readTree(row.getString(7))));
                }
            }
            return events;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
