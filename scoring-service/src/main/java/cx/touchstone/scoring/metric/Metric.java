package cx.touchstone.scoring.metric;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.metric.Calculation.LastValue;
import cx.touchstone.scoring.metric.Calculation.OfAnswers;
import cx.touchstone.scoring.metric.Calculation.PerTime;

/**
 * One entry of the catalogue.
 *
 * @param key names it everywhere, snake_case
 * @param name for people
 * @param measure the values that are observed; null when it is made of other metrics
 * @param aggregation how they become one number
 * @param ofPeople whether an observation tells something about a person, so that few of them must not be shown
 * @param base key of the metric whose observations and tallies it reads: its own, or that of another which it looks at
 *        differently
 * @param hours which hours of a duration it counts
 */
public record Metric(String key, String name, Kind kind, Measure measure, Direction direction, Aggregation aggregation,
        boolean ofPeople, String base, Hours hours) {

    public static final String KEY = "[a-z0-9]+(_[a-z0-9]+)*";
    public static final int KEY_LENGTH = 64;
    /** Ends the key of the metric that counts what of another one's values falls into business hours. */
    public static final String BUSINESS = "_business";

    /** Which hours of a duration count. */
    public enum Hours {
        /** All. */
        ALL,
        /** All; those in which the tenant's business is open are counted beside, as a metric of their own. */
        ALL_AND_BUSINESS,
        /** Those in which the tenant's business is open; counted from the observations of the metric that counts all. */
        BUSINESS
    }

    /**
     * Scores that there can be.
     *
     * @param low lowest; −∞ when there is no such end
     * @param high highest; ∞ when there is no such end
     */
    public record ScoreRange(double low, double high) {
        private static final ScoreRange NOT_NEGATIVE = new ScoreRange(0, Double.POSITIVE_INFINITY);
        private static final ScoreRange ANY = new ScoreRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Of people, with observations of its own. */
    public Metric(String key, String name, Kind kind, Measure measure, Direction direction, Aggregation aggregation) {
        this(key, name, kind, measure, direction, aggregation, true, key, Hours.ALL);
    }

    /** The same, of observations that tell nothing about people. */
    Metric ofNobody() {
        return new Metric(key, name, kind, measure, direction, aggregation, false, base, hours);
    }

    /** The same, of the observations of another metric. */
    Metric lookingAt(Metric other) {
        return new Metric(key, name, kind, measure, direction, aggregation, other.ofPeople, other.key, hours);
    }

    Metric countingBusinessHoursBeside() {
        return new Metric(key, name, kind, measure, direction, aggregation, ofPeople, base, Hours.ALL_AND_BUSINESS);
    }

    /** What is counted beside it. */
    Metric inBusinessHours() {
        return new Metric(key + BUSINESS, name + ", in business hours", kind, measure, direction, aggregation, ofPeople,
                key + BUSINESS, Hours.BUSINESS);
    }

    /** Key of the metric that counts its business hours, if there is one. */
    public Optional<String> business() {
        return hours == Hours.ALL_AND_BUSINESS ? Optional.of(key + BUSINESS) : Optional.empty();
    }

    /** Key of the metric whose observations it counts: of business hours, of the one that counts all. */
    public String observedAs() {
        return hours == Hours.BUSINESS ? base.substring(0, base.length() - BUSINESS.length()) : base;
    }

    /** Whether observations may be sent of it: what is computed from others has none. */
    public boolean isObserved() {
        var calculation = calculation();
        return hours != Hours.BUSINESS && (calculation instanceof OfAnswers || calculation instanceof LastValue
                || calculation instanceof PerTime && !isView());
    }

    /** Whether its scores come from tallies: of its own observations in a period, and of nothing else. */
    public boolean isTallied() {
        var calculation = calculation();
        return calculation instanceof OfAnswers || calculation instanceof PerTime;
    }

    /** Whether it reads what was observed for another metric. */
    public boolean isView() {
        return !base.equals(key);
    }

    /** Whether it says how often something happens, so that an observation without a value is one occurrence. */
    public boolean countsOccurrences() {
        return aggregation.type() == Aggregation.Type.COUNT || aggregation.type() == Aggregation.Type.RATE_PER;
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
        return calculation().method().unit().name().toLowerCase(Locale.ROOT);
    }

    /** The scores that it can have. */
    public ScoreRange scores() {
        return switch (calculation().method().unit()) {
            case POINTS -> new ScoreRange(-100, 100);
            case PERCENT, INDEX -> new ScoreRange(0, 100);
            case COUNT, RATE -> ScoreRange.NOT_NEGATIVE;
            case SCALE -> switch (aggregation.type()) {
                case MEAN, PERCENTILE -> new ScoreRange(measure.low(), measure.high());
                // Added up, values reach any height, and any depth if one of them can be below 0.
                default -> measure == null || measure.low() >= 0 ? ScoreRange.NOT_NEGATIVE : ScoreRange.ANY;
            };
        };
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
