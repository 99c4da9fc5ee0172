package cx.touchstone.scoring.formula;

/**
 * What became of a score from one set of answers to another, and whether chance explains it.
 *
 * @param difference now minus before, in the unit of the score
 * @param interval of the difference, 95 %
 * @param z test statistic, positive when the score rose
 * @param pValue two-sided, 0 to 1: how often a difference at least this large appears when nothing has changed
 */
public record Change(double difference, Interval interval, double z, double pValue) {

    static Change of(double difference, Interval interval, double z) {
        return new Change(difference, interval, z, Normal.twoSided(z));
    }

    /** Significant at the 5 % level. */
    public boolean significant() {
        return pValue < 1 - Interval.LEVEL;
    }
}
