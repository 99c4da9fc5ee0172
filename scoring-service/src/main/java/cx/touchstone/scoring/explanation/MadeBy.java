package cx.touchstone.scoring.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.metric.Calculation;

/** The formula of a score. */
@Schema(name = "Formula", description = "The formula of a score. Its version grows whenever the same observations would give another number.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MadeBy(String id, int version,
        @Schema(examples = "Share of promoters (9 and 10) minus share of detractors (0 to 6), times 100") String definition,
        @Schema(description = "Where definition and interval were published.") String source) {

    static MadeBy of(Calculation calculation) {
        var method = calculation.method();
        var of = switch (calculation) {
            case Calculation.OfTwo(var relation, var above, var below) -> ": " + above + " by " + below;
            case Calculation.OfCustomers(var customers, var joined) -> ": " + customers + ", " + joined;
            case Calculation.OfPurchases(var purchases) -> ": " + purchases;
            case Calculation.OfAnswers answers -> "";
            case Calculation.PerTime perTime -> "";
            case Calculation.LastValue last -> "";
        };
        return new MadeBy(method.id(), method.version(), method.definition() + of, method.source());
    }
}
