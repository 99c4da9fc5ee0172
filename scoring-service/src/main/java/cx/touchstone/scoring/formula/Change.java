package cx.touchstone.scoring.formula;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What became of a score from one set of answers to another, and whether chance explains it.
 *
 * @param difference now minus before, in the unit of the score
 * @param interval of the difference, 95 %
 * @param z test statistic, positive when the score rose
 * @param pValue two-sided, 0 to 1: how often a difference at least this large appears when nothing has changed
 */
public record Change(double difference, Interval interval, double z, double pValue) {

    private static final double[] LEVELS = { .001, .01, .05, .1 };

    public static Change of(double difference, Interval interval, double z) {
        return new Change(difference, interval, z, Normal.twoSided(z));
    }

    /** Of a value whose error is normally distributed; the standard error is that of the difference, above 0. */
    public static Change of(double difference, double standardError) {
        return of(difference, Interval.around(difference, standardError), difference / standardError);
    }

    /** Significant at the 5 % level. */
    public boolean significant() {
        return pValue < 1 - Interval.LEVEL;
    }

    /** The strictest of the usual levels (.1 %, 1 %, 5 %, 10 %) at which the change is significant; absent at none. */
    public OptionalDouble significantAt() {
        return Arrays.stream(LEVELS).filter(level -> pValue < level).findFirst();
    }
}
