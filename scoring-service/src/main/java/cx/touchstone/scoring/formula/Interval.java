package cx.touchstone.scoring.formula;

/**
 * A 95 % confidence interval, in the unit of what it belongs to.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {

    /** Of every interval that this package makes. */
    public static final double LEVEL = 0.95;

    /** The interval of a value whose error is normally distributed. */
    public static Interval around(double value, double standardError) {
        return new Interval(value - Normal.Z * standardError, value + Normal.Z * standardError);
    }

    public Interval scaled(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /** An interval may not promise values that the scale does not have. */
    public Interval within(double min, double max) {
        return new Interval(Math.clamp(low, min, max), Math.clamp(high, min, max));
    }
}
