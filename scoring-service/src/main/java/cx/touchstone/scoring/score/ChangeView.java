package cx.touchstone.scoring.score;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.question.Comparison;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.score.Answers.Counting;
import cx.touchstone.scoring.score.Score.Before;
import cx.touchstone.scoring.score.Score.Segment;

/** How far a score is from another one. */
@Schema(name = "ScoreChange", description = "How far the unweighted score is from the one that it is compared with.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(@Schema(description = "This one minus the other.") double value,
        @Schema(description = "Lower end of the 95 % interval of the change; absent when it cannot be tested, as when answers count on both sides.") Double low,
        @Schema(description = "Upper end of that interval.") Double high,
        @Schema(description = "How often chance alone makes at least this difference; two-sided.") Double pValue,
        @Schema(description = "Whether chance is an unlikely explanation, at the 5 % level.") boolean significant,
        @Schema(description = "The strictest of the levels 0.001, 0.01, 0.05 and 0.1 at which chance is an unlikely explanation; absent at none.") Double significantAt,
        ComparisonView comparison,
        @Schema(description = "The same of weighted answers, tested with their effective numbers.") WeightedChangeView weighted) {

    /** What the score is compared with. */
    @Schema(name = "ComparisonScore")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ComparisonView(double value, @Schema(description = "Number of answers.") long n, PeriodView period,
            @Schema(description = "Present when segments are compared.") Segment segment,
            @Schema(description = "Present when touchpoints are compared.") String touchpoint,
            @Schema(description = "Present when channels are compared.") String channel,
            @Schema(description = "Present when personas are compared.") UUID persona) {

        static ComparisonView of(double value, Before before, Comparison comparison) {
            long n = before.answers().observed().n();
            var period = PeriodView.of(before.period());
            return switch (comparison) {
                case Comparison.WithSegment with when with.axis().equals(Axes.CHANNEL) ->
                    new ComparisonView(value, n, period, null, null, with.value(), null);
                case Comparison.WithSegment with ->
                    new ComparisonView(value, n, period, new Segment(with.axis(), with.value()), null, null, null);
                case Comparison.WithTouchpoint with ->
                    new ComparisonView(value, n, period, null, with.touchpoint(), null, null);
                case Comparison.WithPersona with ->
                    new ComparisonView(value, n, period, null, null, null, Filter.personaOf(with.axis()));
                default -> new ComparisonView(value, n, period, null, null, null, null);
            };
        }
    }

    /** The change of the weighted score. */
    @Schema(name = "WeightedScoreChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WeightedChangeView(double value, Double low, Double high, Double pValue, boolean significant,
            Double significantAt) {
    }

    /** Null when there is nothing to compare with. */
    static ChangeView of(Score score) {
        if (score.isWithheld() || score.before().isEmpty()) {
            return null;
        }
        var now = score.answers().get();
        var before = score.before().get();
        var weighted = numbers(now, before, Counting.BY_WEIGHT);
        return numbers(now, before, Counting.ONCE).map(plain -> {
            var other = Rounded.score(before.answers().value(Counting.ONCE).orElseThrow());
            return new ChangeView(plain.value, plain.low, plain.high, plain.pValue, plain.significant, plain.significantAt,
                    ComparisonView.of(other, before, score.question().comparison().orElseThrow()), weighted.orElse(null));
        }).orElse(null);
    }

    private static Optional<WeightedChangeView> numbers(Answers now, Before before, Counting counting) {
        var value = now.value(counting);
        var other = before.answers().value(counting);
        if (value.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        double difference = Rounded.score(value.getAsDouble() - other.getAsDouble());
        var change = before.isApart() ? now.change(before.answers(), counting) : Optional.<Change> empty();
        return Optional.of(change.map(tested -> {
            var level = tested.significantAt();
            return new WeightedChangeView(difference, Rounded.score(tested.interval().low()),
                    Rounded.score(tested.interval().high()), Rounded.probability(tested.pValue()), tested.significant(),
                    level.isPresent() ? level.getAsDouble() : null);
        }).orElseGet(() -> new WeightedChangeView(difference, null, null, null, false, null)));
    }
}
