package cx.touchstone.scoring.counts.tallies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import cx.touchstone.scoring.counts.CellIn;
import cx.touchstone.scoring.counts.TooMuchToCount;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.tally.Sums;
import cx.touchstone.scoring.tally.TallyRows;

/** Tallies on their way to distributions. */
final class Gathered {

    private final Map<String, Buckets> buckets;
    private final Map<CellIn, Sums> sums = new HashMap<>();
    private int rows;

    Gathered(Map<String, Buckets> buckets) {
        this.buckets = buckets;
    }

    /**
     * Adds what a tally says.
     *
     * @param column the first of {@link TallyRows#SUMS}
     */
    void add(CellIn cell, ResultSet row, int column) throws SQLException {
        TooMuchToCount.checkRows(++rows);
        TallyRows.add(sums.computeIfAbsent(cell, c -> new Sums()), row, column);
    }

    /** Adds what is not in the tallies yet. */
    void add(CellIn cell, Sums more) {
        sums.computeIfAbsent(cell, c -> new Sums()).add(more);
    }

    /** @param histogram whether it is wanted of values, too: of a scale it is always there */
    Map<CellIn, Distribution> distributions(boolean histogram) {
        var distributions = new HashMap<CellIn, Distribution>();
        sums.forEach((cell, all) -> {
            var distribution = distribution(all, buckets.get(cell.cell().metric()), histogram);
            if (!distribution.isEmpty()) {
                distributions.put(cell, distribution);
            }
        });
        return distributions;
    }

    private static Distribution distribution(Sums all, Buckets buckets, boolean histogram) {
        return buckets == Buckets.WHOLE ? new Distribution(all.histogram())
                : new Distribution(all.count(), histogram ? all.histogram() : new TreeMap<>(),
                        all.moments() == null ? Moments.NONE : all.moments(), buckets);
    }
}
