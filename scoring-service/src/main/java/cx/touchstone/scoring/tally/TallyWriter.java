package cx.touchstone.scoring.tally;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.tally.Sums.Part;

/** Changes tallies within a transaction of the caller. */
@ApplicationScoped
public class TallyWriter {

    private static final String KEY = "family, span, metric, touchpoint, segment_value, day";
    private static final String CAME = "?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[]";
    /** Days come as their distance from this one, which is read faster than their names. */
    private static final String DAY = "date '1970-01-01' + came.day";
    private static final String CAME_KEY = "came.family, came.span, came.metric, came.touchpoint, came.segment_value, " + DAY;

    private static final String TOTALS = """
            insert into tally (tenant_id, slot, %s, n, people, weight, weight_squared, total, total_squared, weighted_total,
                weighted_total_squared)
            select ?, ?, %s, came.n, came.people, coalesce(came.weight, came.n), coalesce(came.weight_squared, came.n),
                came.total, came.total_squared, came.weighted_total, came.weighted_total_squared
            from unnest(%s, ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
                ?::numeric[]) as came (%s, n, people, weight, weight_squared, total, total_squared, weighted_total,
                weighted_total_squared)
            on conflict on constraint tally_pk do update set n = tally.n + excluded.n, people = tally.people + excluded.people,
                weight = tally.weight + excluded.weight, weight_squared = tally.weight_squared + excluded.weight_squared,
                total = coalesce(tally.total + excluded.total, tally.total, excluded.total),
                total_squared = coalesce(tally.total_squared + excluded.total_squared, tally.total_squared,
                    excluded.total_squared),
                weighted_total = coalesce(tally.weighted_total + excluded.weighted_total, tally.weighted_total,
                    excluded.weighted_total),
                weighted_total_squared = coalesce(tally.weighted_total_squared + excluded.weighted_total_squared,
                    tally.weighted_total_squared, excluded.weighted_total_squared)""".formatted(KEY, CAME_KEY, CAME, KEY);
    private static final String VALUES = """
            insert into tally_value (tenant_id, slot, %s, bucket, n, weight, weight_squared)
            select ?, ?, %s, came.bucket, came.n, coalesce(came.weight, came.n), coalesce(came.weight_squared, came.n)
            from unnest(%s, ?::int[], ?::bigint[], ?::numeric[], ?::numeric[])
                as came (%s, bucket, n, weight, weight_squared)
            on conflict on constraint tally_value_pk do update set n = tally_value.n + excluded.n,
                weight = tally_value.weight + excluded.weight,
                weight_squared = tally_value.weight_squared + excluded.weight_squared""".formatted(KEY, CAME_KEY, CAME, KEY);
    /** By their places, one look into the index for each: nobody else can move them, and no join can be planned badly. */
    private static final String EMPTY = """
            delete from %1$s where ctid = any(array(
                select unnest(slots.places)
                from unnest(%2$s) as came (%3$s)
                cross join lateral (
                    select array_agg(ctid) as places, sum(n) as n from %1$s where tenant_id = ? and %4$s) as slots
                where slots.n = 0))""";
    private static final String EMPTY_TOTALS = empty("tally", "");
    private static final String EMPTY_VALUES = empty("tally_value", ", bucket");

    /** In the order of {@link #TOTALS}. */
    private static final List<Function<Moments, BigDecimal>> MOMENTS = List.of(Moments::total, Moments::squares,
            Moments::weightedTotal, Moments::weightedSquares);

    /** A histogram's bucket in a tally. */
    private record Row(TallyKey key, int bucket, Part part) {
    }

    /** A tally. */
    private record Total(TallyKey key, Sums sums) {
    }

    /**
     * Counts what was added, and takes away what no longer holds. Holds a slot of the tenant until the transaction ends; all of
     * them when something is taken away, to see whether anything is left: tallies in which nothing is left are removed, for the
     * value of an attribute may tell who it was.
     */
    public void change(Connection transaction, String tenant, Collection<Countable> added, Collection<Countable> taken)
            throws SQLException {
        if (added.isEmpty() && taken.isEmpty()) {
            return;
        }
        int slot = Slots.FIRST;
        if (taken.isEmpty()) {
            slot = Slots.hold(transaction, tenant);
        } else {
            Slots.holdAll(transaction, tenant);
        }
        // Only now: who builds a family has either counted these already, or cannot before this transaction ends.
        var families = Families.of(transaction, tenant);
        write(transaction, tenant, slot, Cells.of(added, taken, families));
        beat(transaction, tenant, slot, added, taken);
    }

    /**
     * Adds these to the tallies, as who builds a family or counts days anew does.
     *
     * @param slot that the transaction holds; {@link Slots#FIRST} of all when anything is below 0
     */
    public void write(Connection transaction, String tenant, int slot, Cells changes) throws SQLException {
        var totals = new ArrayList<Total>();
        var rows = new ArrayList<Row>();
        changes.all().forEach((key, sums) -> {
            totals.add(new Total(key, sums));
            sums.parts().forEach((bucket, part) -> {
                if (!part.isNothing()) {
                    rows.add(new Row(key, bucket, part));
                }
            });
        });
        if (totals.isEmpty()) {
            return;
        }
        addTotals(transaction, tenant, slot, totals);
        addRows(transaction, tenant, slot, rows);
        removeEmptyTotals(transaction, tenant,
                totals.stream().filter(total -> total.sums.all().n() < 0).map(Total::key).toList());
        removeEmptyRows(transaction, tenant, rows.stream().filter(row -> row.part.n() < 0).toList());
    }

    private static void addTotals(Connection transaction, String tenant, int slot, List<Total> totals) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(TOTALS)) {
            var columns = new Columns(upsert).text(tenant).number(slot);
            bind(columns, totals.stream().map(Total::key).toList());
            columns.longs(totals, total -> total.sums.all().n()).longs(totals, total -> total.sums.people())
                    .decimals(totals, total -> total.sums.all().weight())
                    .decimals(totals, total -> total.sums.all().weightSquared());
            for (var moment : MOMENTS) {
                columns.decimals(totals, total -> total.sums.moments() == null ? null : moment.apply(total.sums.moments()));
            }
            upsert.executeUpdate();
        }
    }

    private static void addRows(Connection transaction, String tenant, int slot, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = transaction.prepareStatement(VALUES)) {
            var columns = new Columns(upsert).text(tenant).number(slot);
            bind(columns, rows.stream().map(Row::key).toList());
            columns.ints(rows, Row::bucket).longs(rows, row -> row.part.n()).decimals(rows, row -> row.part.weight())
                    .decimals(rows, row -> row.part.weightSquared());
            upsert.executeUpdate();
        }
    }

    private static void removeEmptyTotals(Connection transaction, String tenant, List<TallyKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = transaction.prepareStatement(EMPTY_TOTALS)) {
            bind(new Columns(delete), keys).text(tenant);
            delete.executeUpdate();
        }
    }

    private static void removeEmptyRows(Connection transaction, String tenant, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = transaction.prepareStatement(EMPTY_VALUES)) {
            bind(new Columns(delete), rows.stream().map(Row::key).toList()).ints(rows, Row::bucket).text(tenant);
            delete.executeUpdate();
        }
    }

    private static Columns bind(Columns columns, List<TallyKey> keys) throws SQLException {
        return columns.ints(keys, TallyKey::family).texts(keys, key -> key.span().code()).texts(keys, TallyKey::metric)
                .texts(keys, TallyKey::touchpoint).texts(keys, TallyKey::segmentValue)
                .ints(keys, key -> (int) key.day().toEpochDay());
    }

    /** Tells whoever waits for changes of these metrics. */
    private static void beat(Connection transaction, String tenant, int slot, Collection<Countable> added,
            Collection<Countable> taken) throws SQLException {
        var changes = Stream.concat(added.stream(), taken.stream())
                .collect(Collectors.groupingBy(Countable::metric, TreeMap::new, Collectors.counting()));
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into tally_pulse (tenant_id, slot, metric, changes)
                select ?, ?, came.metric, came.changes from unnest(?::text[], ?::bigint[]) as came (metric, changes)
                on conflict on constraint tally_pulse_pk do update set changes = tally_pulse.changes + excluded.changes""")) {
            new Columns(upsert).text(tenant).number(slot).texts(changes.keySet(), metric -> metric).longs(changes.values(),
                    Long::longValue);
            upsert.executeUpdate();
        }
    }

    private static String empty(String table, String bucket) {
        var key = KEY + bucket;
        var same = Stream.of(key.split(", ")).map(column -> table + "." + column + " = "
                + (column.equals("day") ? DAY : "came." + column)).collect(Collectors.joining(" and "));
        return EMPTY.formatted(table, bucket.isEmpty() ? CAME : CAME + ", ?::int[]", key, same);
    }
}
