package cx.touchstone.scoring.score;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Formula;

/** What became of a score since the comparison period. */
@Schema(name = "ScoreChange", description = "What became of the unweighted score since the comparison period.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(@Schema(description = "Now minus then.") double value,
        @Schema(description = "Lower end of the 95 % interval of the change; absent when it cannot be tested.") Double low,
        @Schema(description = "Upper end of that interval.") Double high,
        @Schema(description = "How often chance alone makes at least this difference; two-sided.") Double pValue,
        @Schema(description = "Whether chance is an unlikely explanation, at the 5 % level.") boolean significant,
        ComparisonView comparison) {

    /** The score of the comparison period. */
    @Schema(name = "ComparisonScore")
    public record ComparisonView(double value, @Schema(description = "Number of answers.") long n) {
    }

    static ChangeView of(Formula formula, Distribution now, Distribution before) {
        var sample = now.unweighted();
        var sampleBefore = before.unweighted();
        double valueBefore = formula.value(sampleBefore);
        var comparison = new ComparisonView(Rounded.score(valueBefore), before.n());
        double difference = Rounded.score(formula.value(sample) - valueBefore);
        return formula.change(sample, sampleBefore)
                .map(change -> new ChangeView(difference, Rounded.score(change.interval().low()),
                        Rounded.score(change.interval().high()), Rounded.probability(change.pValue()), change.significant(),
                        comparison))
                .orElseGet(() -> new ChangeView(difference, null, null, null, false, comparison));
    }
}
