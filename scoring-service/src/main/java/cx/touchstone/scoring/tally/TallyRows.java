package cx.touchstone.scoring.tally;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.formula.Moments;

/** Tallies as they are kept: one row for each, its histogram in arrays beside each other. */
public final class TallyRows {

    /** Everything that a row says, as {@link #add} reads it. */
    public static final String SUMS = """
            n, people, case when weight <> n or weight_squared <> n then weight end,
            case when weight <> n or weight_squared <> n then weight_squared end,
            total, total_squared, weighted_total, weighted_total_squared, buckets, counts, weights, weights_squared""";

    static final String KEY = "family, span, metric, touchpoint, segment_value, day";
    static final String CAME = "?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[]";
    /** Days come as their distance from this one, which is read faster than their names. */
    static final String DAY = "date '1970-01-01' + came.day";
    static final String SAME_KEY = """
            tenant_id = ? and tally.family = came.family and tally.span = came.span and tally.metric = came.metric
                and tally.touchpoint = came.touchpoint and tally.segment_value = came.segment_value
                and tally.day = %s""".formatted(DAY);

    /** By one look into the index for each: the number of rows is known to the caller, not to the planner. */
    private static final String READ = """
            select kept.* from unnest(?::int[], %s) as came (place, %s)
            cross join lateral (
                select came.place, %s from tally where %s
                offset 0) as kept""".formatted(CAME, KEY, SUMS, SAME_KEY);

    private TallyRows() {
    }

    static Columns bind(Columns columns, List<TallyKey> keys) throws SQLException {
        return columns.ints(keys, TallyKey::family).texts(keys, key -> key.span().code()).texts(keys, TallyKey::metric)
                .texts(keys, TallyKey::touchpoint).texts(keys, TallyKey::segmentValue)
                .ints(keys, key -> (int) key.day().toEpochDay());
    }

    /** Those of these that there are. */
    static Map<TallyKey, Sums> read(Connection transaction, String tenant, List<TallyKey> keys) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(READ)) {
            bind(new Columns(select).indices(keys.size()), keys).text(tenant);
            var kept = new HashMap<TallyKey, Sums>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var sums = new Sums();
                    add(sums, row, 2);
                    kept.put(keys.get(row.getInt(1)), sums);
                }
            }
            return kept;
        }
    }

    /**
     * Adds what a row says.
     *
     * @param first column of {@link #SUMS}
     */
    public static void add(Sums sums, ResultSet row, int first) throws SQLException {
        var total = row.getBigDecimal(first + 4);
        sums.addKept(row.getLong(first), row.getLong(first + 1), row.getBigDecimal(first + 2), row.getBigDecimal(first + 3),
                total == null ? null
                        : new Moments(total, row.getBigDecimal(first + 5), row.getBigDecimal(first + 6),
                                row.getBigDecimal(first + 7)));
        var buckets = (Integer[]) row.getArray(first + 8).getArray();
        var counts = (Long[]) row.getArray(first + 9).getArray();
        var weights = row.getArray(first + 10);
        var heavy = weights == null ? null : (BigDecimal[]) weights.getArray();
        var squared = weights == null ? null : (BigDecimal[]) row.getArray(first + 11).getArray();
        for (int i = 0; i < buckets.length; i++) {
            sums.addKept(buckets[i], counts[i], heavy == null ? null : heavy[i], squared == null ? null : squared[i]);
        }
    }
}
