package cx.touchstone.scoring.reconciliation.comparison;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came out for one month.
 *
 * @param observations that were counted
 * @param cells tallies and buckets of their histograms, and readings, that are there or should be
 * @param differenceCount how many of the differences there are
 * @param drift by how many observations they differ, more or less
 * @param differences the first of them
 */
public record Comparison(long observations, long cells, long differenceCount, long drift, List<Difference> differences) {

    /** Both together; of the differences these come first. */
    public Comparison and(Comparison other) {
        return new Comparison(observations + other.observations, cells + other.cells, differenceCount + other.differenceCount,
                drift + other.drift, Stream.concat(differences.stream(), other.differences.stream()).toList());
    }
}
