package cx.touchstone.scoring.journey;

import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.score.PeriodView;
import cx.touchstone.scoring.score.Rounded;
import cx.touchstone.scoring.score.Score;

/** The score of a journey, and of every touchpoint in it. */
@Schema(name = "JourneyScore", description = "The score of a journey: its touchpoints' scores on 0 to 100, weighted by importance, over those that were measured.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyScoreView(UUID journeyId, String name, int version, PeriodView period,
        @Schema(description = "0 to 100; every answer counts once. Absent when nothing of importance was measured.") Double score,
        @Schema(description = "0 to 100; every answer counts by its weight.") Double weightedScore,
        @Schema(description = "Percent of the importance that was measured.") double coverage,
        @Schema(description = "Answers that a score needs before it is shown.") int threshold,
        List<TouchpointView> touchpoints) {

    /** One touchpoint of the journey. */
    @Schema(name = "TouchpointScore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TouchpointView(String key, String name, String stage,
            @Schema(description = "Weight in the journey score, 0 to 100.") double importance,
            @Schema(description = "Mean of its metrics on 0 to 100. Absent when it was not measured or is withheld.") Double score,
            @Schema(description = "The same, every answer counted by its weight.") Double weightedScore,
            @Schema(description = "Answers behind the score, over all its metrics.") Long n,
            @Schema(description = "Whether there are answers, but too few to show.") boolean withheld,
            List<MetricScoreView> metrics) {

        static TouchpointView of(MeasuredTouchpoint touchpoint) {
            var planned = touchpoint.planned();
            return new TouchpointView(planned.key(), planned.name(), planned.stage(), planned.importance(),
                    rounded(touchpoint.score(Distribution::unweighted)), rounded(touchpoint.score(Distribution::weighted)),
                    touchpoint.shown().isEmpty() ? null : touchpoint.n(), touchpoint.isWithheld(),
                    touchpoint.scores().stream().map(score -> MetricScoreView.of(score, touchpoint.target(score))).toList());
        }
    }

    /** What one metric says about the touchpoint. */
    @Schema(name = "MetricScore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MetricScoreView(String metric, @Schema(description = "In the metric's own unit.") Double value,
            @Schema(description = "On 0 to 100, 100 the best.") Double score, Long n, Double target, boolean withheld) {

        static MetricScoreView of(Score score, Double target) {
            var metric = score.metric();
            return score.answers().map(answers -> new MetricScoreView(metric.key(),
                    Rounded.score(metric.formula().value(answers.unweighted())),
                    rounded(MeasuredTouchpoint.goodness(score, Distribution::unweighted)), answers.n(), target, false))
                    .orElseGet(() -> new MetricScoreView(metric.key(), null, null, null, target, true));
        }
    }

    static JourneyScoreView of(MeasurementPlan plan, PeriodView period, int threshold, List<MeasuredTouchpoint> touchpoints) {
        var unweighted = MeasuredTouchpoint.journeyScore(touchpoints, Distribution::unweighted);
        var weighted = MeasuredTouchpoint.journeyScore(touchpoints, Distribution::weighted);
        return new JourneyScoreView(plan.journeyId(), plan.name(), plan.version(), period, rounded(unweighted.value()),
                rounded(weighted.value()), Rounded.score(unweighted.coverage()), threshold,
                touchpoints.stream().map(TouchpointView::of).toList());
    }

    private static Double rounded(OptionalDouble value) {
        return value.isPresent() ? Rounded.score(value.getAsDouble()) : null;
    }
}
