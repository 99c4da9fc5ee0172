package cx.touchstone.scoring.score;

import java.util.OptionalDouble;

/** Numbers as they are shown: to four decimals, so that a reader can still round them; probabilities to six. */
public final class Rounded {

    private Rounded() {
    }

    public static double score(double value) {
        return to(1e4, value);
    }

    /** Null for none. */
    public static Double score(OptionalDouble value) {
        return value.isPresent() ? score(value.getAsDouble()) : null;
    }

    static double probability(double value) {
        return to(1e6, value);
    }

    private static double to(double parts, double value) {
        if (Math.abs(value) >= Long.MAX_VALUE / parts) {
            // So large a number has no such decimals, and would be cut off by rounding to whole parts.
            return value;
        }
        // Adding zero: a score is never shown as -0.
        return Math.round(value * parts) / parts + 0.0;
    }
}
