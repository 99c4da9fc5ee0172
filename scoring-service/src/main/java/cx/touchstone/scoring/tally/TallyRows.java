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
final class TallyRows {

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
                select came.place, n, people, case when weight <> n or weight_squared <> n then weight end,
                    case when weight <> n or weight_squared <> n then weight_squared end,
                    total, total_squared, weighted_total, weighted_total_squared, buckets, counts, weights, weights_squared
                from tally where %s
                offset 0) as kept""".formatted(CAME, KEY, SAME_KEY);

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
                    kept.put(keys.get(row.getInt(1)), sums(row));
                }
            }
            return kept;
        }
    }

    private static Sums sums(ResultSet row) throws SQLException {
        var total = row.getBigDecimal(6);
        var sums = new Sums();
        sums.addKept(row.getLong(2), row.getLong(3), row.getBigDecimal(4), row.getBigDecimal(5), total == null ? null
                : new Moments(total, row.getBigDecimal(7), row.getBigDecimal(8), row.getBigDecimal(9)));
        var buckets = (Integer[]) row.getArray(10).getArray();
        var counts = (Long[]) row.getArray(11).getArray();
        var weights = row.getArray(12);
        var heavy = weights == null ? null : (BigDecimal[]) weights.getArray();
        var squared = weights == null ? null : (BigDecimal[]) row.getArray(13).getArray();
        for (int i = 0; i < buckets.length; i++) {
            sums.addKept(buckets[i], counts[i], heavy == null ? null : heavy[i], squared == null ? null : squared[i]);
        }
        return sums;
    }
}
