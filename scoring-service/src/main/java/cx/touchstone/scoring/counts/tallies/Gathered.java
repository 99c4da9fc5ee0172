package cx.touchstone.scoring.counts.tallies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

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

    Map<CellIn, Distribution> distributions() {
        var distributions = new HashMap<CellIn, Distribution>();
        sums.forEach((cell, all) -> {
            var distribution = distribution(all, buckets.get(cell.cell().metric()));
            if (!distribution.isEmpty()) {
                distributions.put(cell, distribution);
            }
        });
        return distributions;
    }

    private static Distribution distribution(Sums all, Buckets buckets) {
        return buckets == Buckets.WHOLE ? new Distribution(all.histogram())
                : new Distribution(all.count(), all.histogram(),
                        all.moments() == null ? Moments.NONE : all.moments(), buckets);
    }
}
