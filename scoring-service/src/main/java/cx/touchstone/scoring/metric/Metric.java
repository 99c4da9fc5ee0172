package cx.touchstone.scoring.metric;

import java.util.Locale;

import cx.touchstone.scoring.formula.Formula;

/**
 * One entry of the catalogue.
 *
 * @param key names it everywhere, snake_case
 * @param name for people
 * @param formula makes a score of its answers
 */
public record Metric(String key, String name, Kind kind, Scale scale, Direction direction, Formula formula) {

    public static final String KEY = "[a-z0-9]+(_[a-z0-9]+)*";
    public static final int KEY_LENGTH = 64;

    /** What its scores are counted in: points, percent, index or scale. */
    public String unit() {
        return formula.unit().name().toLowerCase(Locale.ROOT);
    }

    /** A score of this metric on 0..100 where 100 is best, as journey scores mix them. */
    public double goodness(double score) {
        double rescaled = formula.rescaled(score);
        return direction == Direction.HIGHER_IS_BETTER ? rescaled : 100 - rescaled;
    }

    /** Whether the score is at least as good as the target. */
    public boolean reaches(double target, double score) {
        return direction == Direction.HIGHER_IS_BETTER ? score >= target : score <= target;
    }
}
