package cx.touchstone.scoring.journey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.amount.JourneyScore;
import cx.touchstone.scoring.metric.Calculation.OfAnswers;
import cx.touchstone.scoring.metric.Direction;
import cx.touchstone.scoring.plan.PlannedTouchpoint;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import cx.touchstone.scoring.score.Answers;
import cx.touchstone.scoring.score.Answers.Counting;
import cx.touchstone.scoring.score.Score;

/**
 * A touchpoint of the plan with what was answered there.
 *
 * @param scores of those of its metrics that have answers
 */
record MeasuredTouchpoint(PlannedTouchpoint planned, List<Score> scores) {

    /** @param found scores per touchpoint and metric, of any touchpoints */
    static MeasuredTouchpoint of(PlannedTouchpoint planned, List<Score> found) {
        var wanted = planned.metrics().stream().map(PlannedMetric::metric).toList();
        return new MeasuredTouchpoint(planned, found.stream().filter(
                score -> planned.key().equals(score.touchpoint()) && wanted.contains(score.metric().key())).toList());
    }

    /** What the plan says of this metric here. */
    PlannedMetric planned(Score score) {
        return planned.metrics().stream().filter(metric -> metric.metric().equals(score.metric().key())).findFirst()
                .orElseThrow();
    }

    List<Score> shown() {
        return scores.stream().filter(score -> !score.isWithheld()).toList();
    }

    /** Whether there are answers, but too few to show any score. */
    boolean isWithheld() {
        return !scores.isEmpty() && shown().isEmpty();
    }

    /** Answers behind what is shown. */
    long n() {
        return shown().stream().map(Score::answers).flatMap(Optional::stream).map(Answers::observed)
                .mapToLong(Distribution::n).sum();
    }

    /** Mean of its metrics on 0..100, 100 the best; empty when there is none to show. */
    OptionalDouble score(Counting counting) {
        return shown().stream().map(score -> goodness(score, counting)).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).average();
    }

    /** On 0..100; of values without ends, 0 is the floor of the plan and 100 its target. Empty where there are none. */
    OptionalDouble goodness(Score score, Counting counting) {
        var value = score.answers().orElseThrow().value(counting);
        if (value.isEmpty()) {
            return value;
        }
        var metric = score.metric();
        var byItself = metric.calculation() instanceof OfAnswers ? metric.goodness(value.getAsDouble())
                : OptionalDouble.empty();
        return byItself.isPresent() ? byItself : planned(score).goodness(value.getAsDouble());
    }

    /** By how much a score is worse than its target, in the metric's own unit, above 0; empty where it is not. */
    OptionalDouble gap(Score score) {
        var target = planned(score).target();
        var value = score.answers().orElseThrow().value(Counting.ONCE);
        if (target == null || value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double missing = score.metric().direction() == Direction.HIGHER_IS_BETTER ? target - value.getAsDouble()
                : value.getAsDouble() - target;
        return missing > 0 ? OptionalDouble.of(missing) : OptionalDouble.empty();
    }

    static JourneyScore journeyScore(List<MeasuredTouchpoint> touchpoints, Counting counting) {
        return JourneyScore.of(touchpoints.stream()
                .map(touchpoint -> new JourneyScore.Part(touchpoint.planned.importance(), touchpoint.score(counting)))
                .toList());
    }
}
