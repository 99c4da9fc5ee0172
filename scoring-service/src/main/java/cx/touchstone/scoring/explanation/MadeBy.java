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
        return switch (calculation) {
            case Calculation.OfAnswers(var formula) -> new MadeBy(formula.id(), formula.version(), formula.definition(),
                    formula.source());
            case Calculation.PerTime(var formula) -> new MadeBy(formula.id(), formula.version(), formula.definition(),
                    formula.source());
            case Calculation.OfTwo(var relation, var above, var below) -> new MadeBy(relation.id(), relation.version(),
                    relation.definition() + ": " + above + " by " + below, relation.source());
            case Calculation.LastValue last -> new MadeBy(last.id(), last.version(),
                    "What was observed last of each series at or before the end of the period, all series together", null);
            case Calculation.OfCustomers(var customers, var joined) -> new MadeBy(calculation.id(), calculation.version(),
                    "Customers at the end without those who joined, of those at the beginning, times 100: " + customers
                            + ", " + joined,
                    null);
            case Calculation.OfPurchases(var purchases) -> new MadeBy(calculation.id(), calculation.version(),
                    "What customers are expected to spend, by how often, how lately and for how much they bought: "
                            + purchases,
                    "Fader, Hardie & Lee, Marketing Science 24 (2005); Fader & Hardie, The Gamma-Gamma Model (2013)");
        };
    }
}
