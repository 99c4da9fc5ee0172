package cx.touchstone.scoring.metric;

/**
 * The values that an answer may have: whole numbers from {@code min} to {@code max}, both included.
 *
 * @param step distance between neighbouring values, always 1
 */
public record Scale(int min, int max, int step) {

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
}
