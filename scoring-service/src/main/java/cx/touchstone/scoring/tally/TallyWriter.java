package cx.touchstone.scoring.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.formula.Count;

/**
 * Changes tallies within a transaction of the caller. Every transaction writes to a slot that it alone holds until it ends, so
 * concurrent writers touch different rows and none waits for another. The lowest free slot is taken: there are as many rows per
 * tally as there were writers at once, not more, and reading stays cheap. Only who takes something away holds all slots of the
 * tenant, to see whether anything is left.
 */
@ApplicationScoped
public class TallyWriter {

    static final int SLOTS = 32;

    /**
     * Adds these counts to the tallies of the tenant, those below 0 included. Tallies in which nothing is left are removed: the
     * value of an attribute may tell who it was.
     */
    public void change(Connection transaction, String tenant, Map<TallyKey, Count> changes) throws SQLException {
        var counts = new TreeMap<>(changes);
        counts.values().removeIf(Count.NONE::equals);
        if (counts.isEmpty()) {
            return;
        }
        var lessened = counts.keySet().stream().filter(key -> counts.get(key).n() < 0).toList();
        if (lessened.isEmpty()) {
            add(transaction, tenant, holdSlot(transaction, tenant), counts);
        } else {
            holdAllSlots(transaction, tenant);
            add(transaction, tenant, 0, counts);
            removeEmpty(transaction, tenant, lessened);
        }
    }

    private void add(Connection transaction, String tenant, int slot, SortedMap<TallyKey, Count> counts) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                """
                        insert into tally (tenant_id, slot, metric, touchpoint, segment, segment_value, day, value, n, weight,
                            weight_squared)
                        select ?, ?, added.metric, added.touchpoint, added.segment, added.segment_value, added.day::date, added.value,
                            added.n, added.weight, added.weight_squared
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::numeric[],
                            ?::numeric[]) as added (metric, touchpoint, segment, segment_value, day, value, n, weight, weight_squared)
                        on conflict on constraint tally_pk do update set n = tally.n + excluded.n,
                            weight = tally.weight + excluded.weight, weight_squared = tally.weight_squared + excluded.weight_squared""")) {
            upsert.setString(1, tenant);
            upsert.setInt(2, slot);
            bindKeys(upsert, 3, counts.keySet());
            bind(upsert, 9, "int8", counts.values(), Count::n);
            bind(upsert, 10, "numeric", counts.values(), Count::weight);
            bind(upsert, 11, "numeric", counts.values(), Count::weightSquared);
            upsert.executeUpdate();
        }
    }

    private int holdSlot(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement take = transaction.prepareStatement("""
                select slot from generate_series(0, ?) as slot
                where pg_try_advisory_xact_lock(hashtext('tally ' || ?), slot) limit 1""")) {
            take.setInt(1, SLOTS - 1);
            take.setString(2, tenant);
            try (ResultSet taken = take.executeQuery()) {
                if (taken.next()) {
                    return taken.getInt(1);
                }
            }
        }
        // More writers than slots: the last ones queue for the first slot.
        try (PreparedStatement wait = transaction
                .prepareStatement("select pg_advisory_xact_lock(hashtext('tally ' || ?), 0)")) {
            wait.setString(1, tenant);
            wait.execute();
            return 0;
        }
    }

    /** In ascending order, and nobody who holds one waits for a lower one, so nobody waits in a circle. */
    private void holdAllSlots(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement wait = transaction.prepareStatement(
                "select pg_advisory_xact_lock(hashtext('tally ' || ?), slot) from generate_series(0, ?) as slot")) {
            wait.setString(1, tenant);
            wait.setInt(2, SLOTS - 1);
            wait.execute();
        }
    }

    private void removeEmpty(Connection transaction, String tenant, Collection<TallyKey> keys) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from tally using (
                    select metric, touchpoint, segment, segment_value, day, value
                    from tally join unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::date[], ?::int[])
                        as lessened (metric, touchpoint, segment, segment_value, day, value)
                        using (metric, touchpoint, segment, segment_value, day, value)
                    where tally.tenant_id = ?
                    group by metric, touchpoint, segment, segment_value, day, value
                    having sum(tally.n) = 0) as empty
                where tally.tenant_id = ? and tally.metric = empty.metric and tally.touchpoint = empty.touchpoint
                    and tally.segment = empty.segment and tally.segment_value = empty.segment_value
                    and tally.day = empty.day and tally.value = empty.value""")) {
            bindKeys(delete, 1, keys);
            delete.setString(7, tenant);
            delete.setString(8, tenant);
            delete.executeUpdate();
        }
    }

    private static void bindKeys(PreparedStatement statement, int position, Collection<TallyKey> keys) throws SQLException {
        bind(statement, position, "text", keys, TallyKey::metric);
        bind(statement, position + 1, "text", keys, TallyKey::touchpoint);
        bind(statement, position + 2, "text", keys, TallyKey::segment);
        bind(statement, position + 3, "text", keys, TallyKey::segmentValue);
        bind(statement, position + 4, "text", keys, TallyKey::day);
        bind(statement, position + 5, "int4", keys, TallyKey::value);
    }

    private static <T> void bind(PreparedStatement statement, int position, String type, Collection<T> items,
            Function<T, Object> field) throws SQLException {
        statement.setArray(position,
                statement.getConnection().createArrayOf(type, items.stream().map(field).toArray()));
    }
}
