package cx.touchstone.scoring.metric;

import java.util.Locale;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Formula;

/**
 * One entry of the catalogue.
 *
 * @param key names it everywhere, snake_case
 * @param name for people
 * @param lower first bound of the aggregation: lowest value in the box, or highest negative value; null where it has none
 * @param upper second bound of the aggregation: highest value in the box, or lowest positive value; null where it has none
 */
public record Metric(String key, String name, Kind kind, Scale scale, Direction direction, Aggregation aggregation,
        Integer lower, Integer upper) {

    public static final String KEY = "[a-z0-9]+(_[a-z0-9]+)*";
    public static final int KEY_LENGTH = 64;

    /** Makes a score of its answers. */
    public Formula formula() {
        return aggregation.formula(scale, lower, upper);
    }

    /** What its scores are counted in: points, percent, index or scale. */
    public String unit() {
        return formula().unit().name().toLowerCase(Locale.ROOT);
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
