package cx.touchstone.scoring.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.catalogue.MetricView.MethodView;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.metric.Calculation.OfAnswers;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import cx.touchstone.scoring.score.Answers.Counting;
import cx.touchstone.scoring.score.Score.Segment;

/** One score as callers see it. */
@Schema(name = "Score", description = "One score. A withheld one has neither value nor number of answers.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreView(String metric,
        @Schema(description = "Absent when touchpoints are counted together.") String touchpoint,
        @Schema(description = "Of the journey asked for; absent unless grouped by stage.") String stage,
        @Schema(description = "The first of the segments; absent when everybody counts, or several values of an attribute.") Segment segment,
        @Schema(description = "By whom: of one key any of the values, of several keys all. Absent when everybody counts.") List<Segment> segments,
        @Schema(description = "Absent when all channels count, or several.") String channel,
        @Schema(description = "Of whom; absent when everybody counts.") UUID persona,
        @Schema(description = "Of which days, when scores are grouped by time.") PeriodView period,
        @Schema(description = "Every answer counts once. Not rounded to what is usually shown: four decimals. Absent when no answer is one of those that the metric speaks of.") Double value,
        @Schema(enumeration = {
                "points", "percent", "index", "scale", "count", "rate" }) String unit,
        @Schema(description = "Number of answers.") Long n,
        @Schema(description = "People behind the answers, at least: each counts where first observed. Absent when several touchpoints are counted together.") Long people,
        IntervalView interval,
        @Schema(description = "The same answers, each counted by its weight.") WeightedView weighted,
        MethodView method,
        @Schema(description = "How often each value was answered; values that nobody gave are left out. Of scales only.") List<ValueView> distribution,
        @Schema(description = "Of amounts only: values that 50, 90 and 95 percent of the answers do not exceed.") PercentilesView percentiles,
        @Schema(description = "Of amounts only: their arithmetic mean.") Double mean,
        @Schema(description = "Of the latest published measurement plan, for this touchpoint.") Double target,
        @Schema(description = "The worst score that is still acceptable, as the plan says.") Double floor,
        @Schema(description = "What others reach, as the plan says.") Double benchmark,
        @Schema(description = "Whether the value reaches the target, or not even the floor.") Status status,
        @Schema(description = "Whether a published plan has the touchpoint; absent when there is no plan.") Boolean planned,
        @Schema(description = "Against what it is compared with; absent when that is nothing or had too few answers.") ChangeView change,
        @Schema(description = "Where the answers were counted.") Source counted,
        @Schema(description = "Names this score, for its explanation. Absent when the question is too long.") String id,
        boolean withheld,
        @Schema(description = "too-few-answers: of too few people, or it would give away so few beside other scores; which of these, it does not say. period-would-tell: beside other periods, this one would.", enumeration = {
                "too-few-answers", "period-would-tell" }) String withheldReason,
        @Schema(description = "Within the period asked for, one that would not; absent when that is not why it is withheld.") PeriodView nearestPeriod){

    /** What a withheld score says instead: the same whatever the number of answers, which it must not tell. */
    static final String TOO_FEW = "too-few-answers";
    static final String PERIOD = "period-would-tell";

    /** A confidence interval. */
    @Schema(name = "Interval", description = "A confidence interval, in the unit of the value.")
    public record IntervalView(double low, double high, @Schema(examples = "0.95") double level,
            @Schema(examples = "wilson") String method) {

        /** Null when there is none. */
        public static IntervalView of(Answers answers, Counting counting) {
            return answers.interval(counting).map(interval -> new IntervalView(Rounded.score(interval.low()),
                    Rounded.score(interval.high()), Interval.LEVEL, answers.intervalMethod())).orElse(null);
        }
    }

    /** The score of the weighted answers. */
    @Schema(name = "WeightedScore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WeightedView(Double value, @Schema(description = "Sum of the weights.") BigDecimal n,
            @Schema(description = "How many equally weighted answers these are worth (Kish).") double effectiveN,
            IntervalView interval) {

        static WeightedView of(Answers answers) {
            return new WeightedView(Rounded.score(answers.value(Counting.BY_WEIGHT)), plain(answers.observed().weight()),
                    Rounded.score(answers.observed().weighted().size()), IntervalView.of(answers, Counting.BY_WEIGHT));
        }
    }

    /** How often a value was answered. */
    @Schema(name = "ValueCount")
    public record ValueView(int value, long n,
            @Schema(description = "Sum of the weights of these answers.") BigDecimal weight) {

        /** Null unless every value was counted by itself. */
        static List<ValueView> of(Distribution answers) {
            return answers.buckets() != Buckets.WHOLE ? null
                    : answers.counts().entrySet().stream().map(entry -> new ValueView(entry.getKey(), entry.getValue().n(),
                            plain(entry.getValue().weight()))).toList();
        }
    }

    /** How amounts are spread. */
    @Schema(name = "Percentiles")
    public record PercentilesView(double p50, double p90, double p95,
            @Schema(description = "How far they may be off, as a share of themselves.") double relativeError) {

        /** Null unless amounts were counted. */
        static PercentilesView of(Distribution answers) {
            if (answers.buckets() == Buckets.WHOLE || answers.counts().isEmpty()) {
                return null;
            }
            var sample = answers.unweighted();
            return new PercentilesView(Rounded.score(sample.percentile(.5)), Rounded.score(sample.percentile(.9)),
                    Rounded.score(sample.percentile(.95)), answers.buckets().relativeError());
        }
    }

    /** Whether a target is reached. */
    @Schema(name = "TargetStatus")
    public enum Status {
        @JsonProperty("reached")
        REACHED,
        @JsonProperty("missed")
        MISSED,
        @JsonProperty("below-floor")
        BELOW_FLOOR;

        /** Null when the plan asks for nothing, or for no more than the floor that the value is not below. */
        static Status of(Score score, double value) {
            var plan = score.plan().orElse(null);
            if (plan == null) {
                return null;
            }
            if (plan.floor() != null && !score.metric().reaches(plan.floor(), value)) {
                return BELOW_FLOOR;
            }
            return plan.target() == null ? null : score.metric().reaches(plan.target(), value) ? REACHED : MISSED;
        }
    }

    /** What was added up. */
    @Schema(name = "CountedFrom")
    public enum Source {
        @JsonProperty("tallies")
        TALLIES,
        @JsonProperty("observations")
        OBSERVATIONS
    }

    public static ScoreView of(Score score) {
        var metric = score.metric();
        var plan = score.plan().orElse(new PlannedMetric(metric.key(), null, null, null));
        var segments = score.segments();
        var segment = segments.stream().filter(first -> segments.stream().filter(first::isOfSameKey).count() == 1).findFirst()
                .orElse(null);
        var channel = score.channels().size() == 1 ? score.channels().getFirst() : null;
        var period = score.part().days() == null ? null : PeriodView.of(score.part().days());
        var answers = score.answers().orElse(null);
        var counted = answers == null ? null : answers.observed();
        var value = answers == null ? null : Rounded.score(answers.value(Counting.ONCE));
        boolean amounts = counted != null && counted.buckets() != Buckets.WHOLE
                && metric.calculation() instanceof OfAnswers;
        return new ScoreView(metric.key(), score.touchpoint(), score.part().stage(), segment,
                segments.isEmpty() ? null : segments, channel, score.persona().orElse(null), period, value, metric.unit(),
                counted == null ? null : counted.n(), score.people().isPresent() ? score.people().getAsLong() : null,
                answers == null ? null : IntervalView.of(answers, Counting.ONCE),
                answers == null ? null : WeightedView.of(answers), MethodView.of(metric),
                counted == null ? null : ValueView.of(counted), amounts ? PercentilesView.of(counted) : null,
                amounts ? Rounded.score(counted.unweighted().mean()) : null, plan.target(), plan.floor(), plan.benchmark(),
                value == null ? null : Status.of(score, answers.value(Counting.ONCE).getAsDouble()),
                score.isPlanned().orElse(null), ChangeView.of(score),
                score.isWithheld() ? null : score.isTallied() ? Source.TALLIES : Source.OBSERVATIONS,
                score.id().orElse(null), score.isWithheld(),
                score.isWithheld() ? score.nearest().isPresent() ? PERIOD : TOO_FEW : null,
                score.nearest().map(PeriodView::of).orElse(null));
    }

    /** 1200, neither 1.2E+3 nor 1200.0000000000. */
    private static BigDecimal plain(BigDecimal weight) {
        var stripped = weight.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
