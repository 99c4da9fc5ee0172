package cx.touchstone.scoring.observation;

import static cx.touchstone.scoring.observation.ObservationColumns.bind;

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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Position;

/** The observations, each at its highest revision, read and written many at a time in transactions of the caller. */
@ApplicationScoped
public class ObservationTable {

    /** Rows that are fetched at a time. */
    private static final int FETCHED = 1_000;

    private static final String WRITE = """
            with came as (
                %s),
            written as (
                %%s
                returning observation_name.source, observation_name.id),
            kept as (
                insert into observation (tenant_id, %s)
                select ?, %s from came join written using (source, id) where came.metric is not null)
            select source, id from written""".formatted(ObservationColumns.TABLE, ObservationColumns.ROW,
            ObservationColumns.ROW);
    private static final String NEW = WRITE.formatted("""
            insert into observation_name (tenant_id, source, id, revision, observed_at)
                select ?, came.source, came.id, came.revision, came.observed_at from came order by came.position
                on conflict on constraint observation_name_pk do nothing""");
    private static final String KNOWN = WRITE.formatted("""
            update observation_name set revision = came.revision, observed_at = came.observed_at from came
                where observation_name.tenant_id = ? and observation_name.source = came.source
                    and observation_name.id = came.id""");

    @Inject
    ObservationColumns columns;
    @Inject
    ObservationNames names;

    /**
     * What the table had of a name.
     *
     * @param revision −1 when it did not know the name
     * @param fact null when there was nothing that holds
     */
    public record Before(int revision, Fact fact) {

        private static final Before NOTHING = new Before(-1, null);
    }

    /**
     * Keeps those of which neither the same nor a higher revision is there. Their months must be.
     *
     * @param observations in the order of their names: transactions that meet the same names then wait for each other instead
     *        of deadlocking
     * @return what was there before, of those that are kept now
     */
    public Map<Name, Before> keep(Connection transaction, String tenant, SortedMap<Name, Observation> observations)
            throws SQLException {
        var before = new HashMap<Name, Before>();
        write(transaction, tenant, observations.values(), NEW).forEach(name -> before.put(name, Before.NOTHING));
        if (before.size() == observations.size()) {
            return before;
        }
        var known = new TreeMap<>(observations);
        known.keySet().removeAll(before.keySet());
        var outdated = names.lockOutdated(transaction, tenant, known.values());
        known.keySet().retainAll(outdated.keySet());
        var positions = new ArrayList<Position>();
        outdated.forEach((name, last) -> {
            if (last.observedAt() != null) {
                positions.add(name.at(last.observedAt()));
            }
        });
        var removed = remove(transaction, tenant, positions);
        outdated.forEach((name, last) -> before.put(name, new Before(last.revision(), removed.get(name))));
        if (!known.isEmpty()) {
            write(transaction, tenant, known.values(), KNOWN);
        }
        return before;
    }

    /** @return the names of those written */
    private Set<Name> write(Connection transaction, String tenant, Collection<Observation> observations, String statement)
            throws SQLException {
        try (PreparedStatement write = transaction.prepareStatement(statement)) {
            columns.bind(write, observations);
            write.setString(ObservationColumns.COLUMNS + 1, tenant);
            write.setString(ObservationColumns.COLUMNS + 2, tenant);
            return names(write);
        }
    }

    /** What lay at these positions and no longer does. */
    private Map<Name, Fact> remove(Connection transaction, String tenant, Collection<Position> positions) throws SQLException {
        var removed = new HashMap<Name, Fact>();
        if (positions.isEmpty()) {
            return removed;
        }
        // Between the first and the last: only the months that lie there are opened.
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from observation using unnest(?::text[], ?::text[], ?::text[]) as gone (time, of_source, of_id)
                where tenant_id = ? and observed_at between ? and ?
                    and observed_at = gone.time::timestamptz and source = gone.of_source and id = gone.of_id
                returning\s""" + ObservationColumns.ROW)) {
            var times = positions.stream().map(Position::observedAt).sorted().toList();
            bind(delete, 1, "text", positions, Position::observedAt);
            bind(delete, 2, "text", positions, Position::source);
            bind(delete, 3, "text", positions, Position::id);
            delete.setString(4, tenant);
            delete.setObject(5, at(times.getFirst()));
            delete.setObject(6, at(times.getLast()));
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    var one = columns.kept(row);
                    removed.put(one.name(), one.fact());
                }
            }
            return removed;
        }
    }

    /**
     * The observations that hold, in the order of their positions.
     *
     * @param after null for the beginning
     * @param before not at this time or later; null for the end
     * @param most that are read
     * @return how many there were
     */
    public int each(Connection transaction, String tenant, Position after, Instant before, int most,
            Consumer<KeptObservation> reader) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select " + ObservationColumns.ROW + """
                 from observation
                where tenant_id = ? and observed_at >= ? and observed_at < ? and (observed_at, source, id) > (?, ?, ?)
                order by observed_at, source, id
                limit ?""")) {
            var from = after == null ? OffsetDateTime.MIN : at(after.observedAt());
            select.setString(1, tenant);
            select.setObject(2, from);
            select.setObject(3, before == null ? OffsetDateTime.MAX : at(before));
            select.setObject(4, from);
            select.setString(5, after == null ? "" : after.source());
            select.setString(6, after == null ? "" : after.id());
            select.setInt(7, most);
            select.setFetchSize(FETCHED);
            int read = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.accept(columns.kept(row));
                    read++;
                }
            }
            return read;
        }
    }

    private static Set<Name> names(PreparedStatement statement) throws SQLException {
        var names = new HashSet<Name>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                names.add(new Name(row.getString(1), row.getString(2)));
            }
        }
        return names;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
