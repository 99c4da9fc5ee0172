package cx.touchstone.scoring.journey;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.score.Answers.Counting;
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
                    Rounded.score(touchpoint.score(Counting.ONCE)), Rounded.score(touchpoint.score(Counting.BY_WEIGHT)),
                    touchpoint.shown().isEmpty() ? null : touchpoint.n(), touchpoint.isWithheld(),
                    touchpoint.scores().stream().map(score -> MetricScoreView.of(touchpoint, score)).toList());
        }
    }

    /** What one metric says about the touchpoint. */
    @Schema(name = "MetricScore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MetricScoreView(String metric, @Schema(description = "In the metric's own unit.") Double value,
            @Schema(description = "On 0 to 100, 100 the best; of amounts, 0 is the floor and 100 the target of the plan. Absent without these.") Double score,
            Long n, Double target,
            @Schema(description = "The worst score that is still acceptable.") Double floor,
            @Schema(description = "By how much the value misses the target, in the metric's own unit. Absent when it does not, or cannot be told.", examples = "5.0") Double gap,
            boolean withheld) {

        static MetricScoreView of(MeasuredTouchpoint touchpoint, Score score) {
            var key = score.metric().key();
            var planned = touchpoint.planned(score);
            return score.answers().map(answers -> new MetricScoreView(key, Rounded.score(answers.value(Counting.ONCE)),
                    Rounded.score(touchpoint.goodness(score, Counting.ONCE)), answers.observed().n(), planned.target(),
                    planned.floor(), Rounded.score(touchpoint.gap(score)), false))
                    .orElseGet(() -> new MetricScoreView(key, null, null, null, planned.target(), planned.floor(), null,
                            true));
        }
    }

    static JourneyScoreView of(MeasurementPlan plan, PeriodView period, int threshold, List<MeasuredTouchpoint> touchpoints) {
        var unweighted = MeasuredTouchpoint.journeyScore(touchpoints, Counting.ONCE);
        var weighted = MeasuredTouchpoint.journeyScore(touchpoints, Counting.BY_WEIGHT);
        return new JourneyScoreView(plan.journeyId(), plan.name(), plan.version(), period, Rounded.score(unweighted.value()),
                Rounded.score(weighted.value()), Rounded.score(unweighted.coverage()), threshold,
                touchpoints.stream().map(TouchpointView::of).toList());
    }
}
