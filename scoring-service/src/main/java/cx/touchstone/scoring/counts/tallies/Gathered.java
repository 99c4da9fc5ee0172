package cx.touchstone.scoring.counts.tallies;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.CellIn;
import cx.touchstone.scoring.counts.TooMuchToCount;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.tally.Sums;

/** Rows of a statement on their way to distributions. */
final class Gathered {

    private final Map<String, Buckets> buckets;
    private final Map<CellIn, SortedMap<Integer, Count>> histograms = new HashMap<>();
    private final Map<CellIn, Count> counts = new HashMap<>();
    private final Map<CellIn, Moments> moments = new HashMap<>();
    private int rows;

    Gathered(Map<String, Buckets> buckets) {
        this.buckets = buckets;
    }

    boolean isScale(Cell cell) {
        return buckets.get(cell.metric()) == Buckets.WHOLE;
    }

    /**
     * Adds a row of bucket (null: of all together), n, Σw, Σw² and the four moments.
     *
     * @param column of the bucket
     */
    void add(CellIn cell, ResultSet row, int column) throws SQLException {
        TooMuchToCount.checkRows(++rows);
        var count = new Count(row.getLong(column + 1), row.getBigDecimal(column + 2), row.getBigDecimal(column + 3));
        int bucket = row.getInt(column);
        if (row.wasNull()) {
            counts.merge(cell, count, Count::plus);
            moments.merge(cell, new Moments(decimal(row, column + 4), decimal(row, column + 5), decimal(row, column + 6),
                    decimal(row, column + 7)), Moments::plus);
        } else {
            add(cell, bucket, count);
        }
    }

    /** Adds what is not among the rows yet. */
    void add(CellIn cell, Sums sums, boolean histogram) {
        if (histogram || isScale(cell.cell())) {
            sums.histogram().forEach((bucket, count) -> add(cell, bucket, count));
        }
        if (!isScale(cell.cell())) {
            counts.merge(cell, sums.count(), Count::plus);
            moments.merge(cell, sums.moments() == null ? Moments.NONE : sums.moments(), Moments::plus);
        }
    }

    private void add(CellIn cell, int bucket, Count count) {
        histograms.computeIfAbsent(cell, c -> new TreeMap<>()).merge(bucket, count, Count::plus);
    }

    private static BigDecimal decimal(ResultSet row, int column) throws SQLException {
        var decimal = row.getBigDecimal(column);
        return decimal == null ? BigDecimal.ZERO : decimal;
    }

    Map<CellIn, Distribution> distributions() {
        var distributions = new HashMap<CellIn, Distribution>();
        histograms.forEach((cell, histogram) -> {
            if (!counts.containsKey(cell)) {
                put(distributions, cell, new Distribution(histogram));
            }
        });
        counts.forEach((cell, count) -> put(distributions, cell, new Distribution(count,
                histograms.getOrDefault(cell, new TreeMap<>()), moments.get(cell), buckets.get(cell.cell().metric()))));
        return distributions;
    }

    private static void put(Map<CellIn, Distribution> distributions, CellIn cell, Distribution distribution) {
        if (!distribution.isEmpty()) {
            distributions.put(cell, distribution);
        }
    }
}
