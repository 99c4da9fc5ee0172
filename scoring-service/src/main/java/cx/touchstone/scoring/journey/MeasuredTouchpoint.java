package cx.touchstone.scoring.journey;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.amount.JourneyScore;
import cx.touchstone.scoring.plan.PlannedTouchpoint;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
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

    /** The target that the plan sets for this metric here, or null. */
    Double target(Score score) {
        return planned.metrics().stream().filter(metric -> metric.metric().equals(score.metric().key()))
                .map(PlannedMetric::target).filter(Objects::nonNull).findFirst().orElse(null);
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
        return shown().stream().map(Score::answers).flatMap(Optional::stream).mapToLong(Distribution::n).sum();
    }

    /** Mean of its metrics on 0..100, 100 the best; empty when there is none to show. */
    OptionalDouble score(Function<Distribution, Sample> counted) {
        return shown().stream().map(score -> goodness(score, counted)).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).average();
    }

    static OptionalDouble goodness(Score score, Function<Distribution, Sample> counted) {
        var metric = score.metric();
        return metric.goodness(metric.formula().value(counted.apply(score.answers().orElseThrow())));
    }

    static JourneyScore journeyScore(List<MeasuredTouchpoint> touchpoints, Function<Distribution, Sample> counted) {
        return JourneyScore.of(touchpoints.stream()
                .map(touchpoint -> new JourneyScore.Part(touchpoint.planned.importance(), touchpoint.score(counted))).toList());
    }
}
