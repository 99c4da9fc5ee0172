package cx.touchstone.scoring.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.formula.Count;

/**
 * Adds to tallies within a transaction of the caller. Every transaction writes to a slot that it alone holds until it ends, so
 * concurrent writers touch different rows and none waits for another. The lowest free slot is taken: there are as many rows per
 * tally as there were writers at once, not more, and reading stays cheap.
 */
@ApplicationScoped
public class TallyWriter {

    static final int SLOTS = 32;

    /** Adds these counts to the tallies of the tenant. */
    public void add(Connection transaction, String tenant, SortedMap<TallyKey, Count> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        int slot = holdSlot(transaction, tenant);
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
            var entries = List.copyOf(counts.entrySet());
            upsert.setString(1, tenant);
            upsert.setInt(2, slot);
            upsert.setArray(3, column(transaction, "text", entries, entry -> entry.getKey().metric()));
            upsert.setArray(4, column(transaction, "text", entries, entry -> entry.getKey().touchpoint()));
            upsert.setArray(5, column(transaction, "text", entries, entry -> entry.getKey().segment()));
            upsert.setArray(6, column(transaction, "text", entries, entry -> entry.getKey().segmentValue()));
            upsert.setArray(7, column(transaction, "text", entries, entry -> entry.getKey().day().toString()));
            upsert.setArray(8, column(transaction, "int4", entries, entry -> entry.getKey().value()));
            upsert.setArray(9, column(transaction, "int8", entries, entry -> entry.getValue().n()));
            upsert.setArray(10, column(transaction, "numeric", entries, entry -> entry.getValue().weight()));
            upsert.setArray(11, column(transaction, "numeric", entries, entry -> entry.getValue().weightSquared()));
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

    private static java.sql.Array column(Connection transaction, String type, List<Entry<TallyKey, Count>> entries,
            Function<Entry<TallyKey, Count>, Object> field) throws SQLException {
        return transaction.createArrayOf(type, entries.stream().map(field).toArray());
    }
}
