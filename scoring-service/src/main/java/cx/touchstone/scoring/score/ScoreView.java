package cx.touchstone.scoring.score;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.catalogue.MetricView.MethodView;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.score.ScoreQuestion.Segment;

/** One score as callers see it. */
@Schema(name = "Score", description = "One score. A withheld one has neither value nor number of answers.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreView(String metric,
        @Schema(description = "Absent when touchpoints are counted together.") String touchpoint,
        @Schema(description = "Absent when everybody counts.") Segment segment,
        @Schema(description = "Every answer counts once. Not rounded to what is usually shown: four decimals.") Double value,
        @Schema(enumeration = {
                "points", "percent", "index", "scale", "count", "rate" }) String unit,
        @Schema(description = "Number of answers.") Long n,
        IntervalView interval,
        @Schema(description = "The same answers, each counted by its weight.") WeightedView weighted,
        MethodView method,
        @Schema(description = "How often each value was answered; values that nobody gave are left out.") List<ValueView> distribution,
        @Schema(description = "Of the latest published measurement plan, for this touchpoint.") Double target,
        @Schema(description = "Whether the value reaches the target.") Status status,
        @Schema(description = "Against the comparison period; absent when there is none or it had too few answers.") ChangeView change,
        boolean withheld, @Schema(description = "Why it is withheld.") String withheldReason){

    /** What a withheld score says instead: the same whatever the number of answers, which it must not tell. */
    static final String TOO_FEW = "too-few-answers";

    /** A confidence interval. */
    @Schema(name = "Interval", description = "A confidence interval, in the unit of the value.")
    public record IntervalView(double low, double high, @Schema(examples = "0.95") double level,
            @Schema(examples = "wilson") String method) {

        static IntervalView of(Formula formula, Sample sample) {
            return formula.interval(sample).map(interval -> new IntervalView(Rounded.score(interval.low()),
                    Rounded.score(interval.high()), Interval.LEVEL, formula.intervalMethod())).orElse(null);
        }
    }

    /** The score of the weighted answers. */
    @Schema(name = "WeightedScore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WeightedView(double value, @Schema(description = "Sum of the weights.") BigDecimal n,
            @Schema(description = "How many equally weighted answers these are worth (Kish).") double effectiveN,
            IntervalView interval) {

        static WeightedView of(Formula formula, Distribution answers) {
            var sample = answers.weighted();
            return new WeightedView(Rounded.score(formula.value(sample)), plain(answers.weight()), Rounded.score(sample.size()),
                    IntervalView.of(formula, sample));
        }
    }

    /** How often a value was answered. */
    @Schema(name = "ValueCount")
    public record ValueView(int value, long n,
            @Schema(description = "Sum of the weights of these answers.") BigDecimal weight) {
    }

    /** Whether a target is reached. */
    @Schema(name = "TargetStatus")
    public enum Status {
        @JsonProperty("reached")
        REACHED,
        @JsonProperty("missed")
        MISSED
    }

    static ScoreView of(Score score) {
        var metric = score.metric();
        var target = score.target().isPresent() ? score.target().getAsDouble() : null;
        if (score.isWithheld()) {
            return new ScoreView(metric.key(), score.touchpoint(), score.segment(), null, metric.unit(), null, null, null,
                    MethodView.of(metric), null, target, null, null, true, TOO_FEW);
        }
        var answers = score.answers().orElseThrow();
        var sample = answers.unweighted();
        double value = metric.formula().value(sample);
        return new ScoreView(metric.key(), score.touchpoint(), score.segment(), Rounded.score(value), metric.unit(),
                answers.n(),
                IntervalView.of(metric.formula(), sample), WeightedView.of(metric.formula(), answers),
                MethodView.of(metric), values(answers), target,
                target == null ? null : metric.reaches(target, value) ? Status.REACHED : Status.MISSED,
                score.before().map(before -> ChangeView.of(metric.formula(), answers, before)).orElse(null), false, null);
    }

    /** Null unless every value was counted by itself. */
    private static List<ValueView> values(Distribution answers) {
        return answers.buckets() != Buckets.WHOLE ? null
                : answers.counts().entrySet().stream()
                        .map(entry -> new ValueView(entry.getKey(), entry.getValue().n(), plain(entry.getValue().weight())))
                        .toList();
    }

    /** 1200, neither 1.2E+3 nor 1200.0000000000. */
    private static BigDecimal plain(BigDecimal weight) {
        var stripped = weight.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
