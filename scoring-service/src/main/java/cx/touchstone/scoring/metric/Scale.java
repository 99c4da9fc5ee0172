package cx.touchstone.scoring.metric;

import cx.touchstone.scoring.formula.Buckets;

/**
 * Whole numbers from {@code min} to {@code max}, both included.
 *
 * @param step distance between neighbouring values, always 1
 */
public record Scale(int min, int max, int step) implements Measure {

    /** No or yes. */
    public static final Scale YES_NO = new Scale(0, 1);
    /** A score is kept as the count of each value, so a scale must not have too many of them. */
    public static final int MOST_STEPS = 100;
    /** No end of a scale lies further from zero. */
    public static final int FURTHEST = 10_000;

    public Scale(int min, int max) {
        this(min, max, 1);
    }

    public boolean has(int value) {
        return value >= min && value <= max;
    }

    @Override
    public Buckets buckets() {
        return Buckets.WHOLE;
    }

    @Override
    public double low() {
        return min;
    }

    @Override
    public double high() {
        return max;
    }
}
