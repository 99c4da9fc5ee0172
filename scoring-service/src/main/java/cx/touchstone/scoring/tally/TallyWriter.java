package cx.touchstone.scoring.tally;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.tally.Sums.Part;

/**
 * Adds to tallies within a transaction of the caller, who is the only one that writes the tallies of this tenant: what is there
 * is read, added to and written back. Tallies in which nothing is left are removed, for the value of an attribute may tell who
 * it was.
 */
@ApplicationScoped
public class TallyWriter {

    /** Tallies that are written by one statement. */
    private static final int MOST = 5_000;

    private static final List<String> SUMS = List.of("n", "people", "weight", "weight_squared", "total", "total_squared",
            "weighted_total", "weighted_total_squared", "buckets", "counts", "weights", "weights_squared");
    private static final String WRITE = """
            insert into tally (tenant_id, %1$s, %2$s)
            select ?, came.family, came.span, came.metric, came.touchpoint, came.segment_value, %3$s, came.n, came.people,
                coalesce(came.weight, came.n), coalesce(came.weight_squared, came.n), came.total, came.total_squared,
                came.weighted_total, came.weighted_total_squared, came.buckets::int[], came.counts::bigint[],
                came.weights::numeric[], came.weights_squared::numeric[]
            from unnest(%4$s, ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
                ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[]) as came (%1$s, %2$s)
            on conflict on constraint tally_pk do update set %5$s""".formatted(TallyRows.KEY, String.join(", ", SUMS),
            TallyRows.DAY, TallyRows.CAME,
            SUMS.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", ")));
    private static final String REMOVE = "delete from tally using unnest(%s) as came (%s) where %s".formatted(TallyRows.CAME,
            TallyRows.KEY, TallyRows.SAME_KEY);

    /** In the order of {@link #SUMS}. */
    private static final List<Function<Moments, BigDecimal>> MOMENTS = List.of(Moments::total, Moments::squares,
            Moments::weightedTotal, Moments::weightedSquares);

    /** Adds these. */
    public void write(Connection transaction, String tenant, Cells changes) throws SQLException {
        var all = List.copyOf(changes.all().entrySet());
        for (int from = 0; from < all.size(); from += MOST) {
            write(transaction, tenant, all.subList(from, Math.min(from + MOST, all.size())));
        }
    }

    private static void write(Connection transaction, String tenant, List<Entry<TallyKey, Sums>> changes)
            throws SQLException {
        var kept = TallyRows.read(transaction, tenant, changes.stream().map(Entry::getKey).toList());
        var left = new ArrayList<Entry<TallyKey, Sums>>();
        var empty = new ArrayList<TallyKey>();
        for (var change : changes) {
            var sums = kept.getOrDefault(change.getKey(), new Sums());
            sums.add(change.getValue());
            if (sums.isNothing()) {
                empty.add(change.getKey());
            } else {
                left.add(Map.entry(change.getKey(), sums));
            }
        }
        put(transaction, tenant, left);
        remove(transaction, tenant, empty);
    }

    private static void put(Connection transaction, String tenant, List<Entry<TallyKey, Sums>> tallies) throws SQLException {
        if (tallies.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = transaction.prepareStatement(WRITE)) {
            var columns = TallyRows.bind(new Columns(upsert).text(tenant), tallies.stream().map(Entry::getKey).toList());
            var sums = tallies.stream().map(Entry::getValue).toList();
            columns.longs(sums, one -> one.all().n()).longs(sums, Sums::people)
                    .decimals(sums, one -> one.all().isPlain() ? null : one.all().weight())
                    .decimals(sums, one -> one.all().isPlain() ? null : one.all().weightSquared());
            for (var moment : MOMENTS) {
                columns.decimals(sums, one -> one.moments() == null ? null : moment.apply(one.moments()));
            }
            columns.texts(sums, one -> array(one.buckets())).texts(sums, one -> array(one.counts(Part::n)))
                    .texts(sums, one -> one.all().isPlain() ? null : array(one.counts(Part::weight)))
                    .texts(sums, one -> one.all().isPlain() ? null : array(one.counts(Part::weightSquared)));
            upsert.executeUpdate();
        }
    }

    private static void remove(Connection transaction, String tenant, List<TallyKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = transaction.prepareStatement(REMOVE)) {
            TallyRows.bind(new Columns(delete), keys).text(tenant);
            delete.executeUpdate();
        }
    }

    /** As the server reads an array that stands in an array of arrays of other lengths. */
    private static String array(Stream<?> elements) {
        return elements.map(element -> element instanceof BigDecimal decimal ? decimal.toPlainString() : element.toString())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
