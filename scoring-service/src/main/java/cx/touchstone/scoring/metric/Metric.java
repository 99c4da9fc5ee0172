package cx.touchstone.scoring.metric;

import java.util.Locale;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.metric.Calculation.OfAnswers;

/**
 * One entry of the catalogue.
 *
 * @param key names it everywhere, snake_case
 * @param name for people
 * @param measure the values that are observed
 * @param aggregation how they become one number
 */
public record Metric(String key, String name, Kind kind, Measure measure, Direction direction, Aggregation aggregation) {

    public static final String KEY = "[a-z0-9]+(_[a-z0-9]+)*";
    public static final int KEY_LENGTH = 64;

    /** Key of the metric whose observations and tallies it reads: its own, or that of another which it looks at differently. */
    public String base() {
        return key;
    }

    /** What its scores are made of. */
    public Calculation calculation() {
        return aggregation.calculation(measure);
    }

    /**
     * Makes a score of its answers.
     *
     * @throws IllegalStateException when it needs more than them
     */
    public Formula formula() {
        if (calculation() instanceof OfAnswers answers) {
            return answers.formula();
        }
        throw new IllegalStateException(key + " is made of more than its answers");
    }

    /** What its scores are counted in: points, percent, index, scale, count or rate. */
    public String unit() {
        return calculation().unit().name().toLowerCase(Locale.ROOT);
    }

    /** A score of this metric on 0..100 where 100 is best, as journey scores mix them; absent where it has no place there. */
    public OptionalDouble goodness(double score) {
        var rescaled = formula().rescaled(score);
        return direction == Direction.HIGHER_IS_BETTER || rescaled.isEmpty() ? rescaled
                : OptionalDouble.of(100 - rescaled.getAsDouble());
    }

    /** Whether the score is at least as good as the target. */
    public boolean reaches(double target, double score) {
        return direction == Direction.HIGHER_IS_BETTER ? score >= target : score <= target;
    }
}
