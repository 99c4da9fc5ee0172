package cx.touchstone.scoring.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.formula.customer.BgNbd;
import cx.touchstone.scoring.formula.customer.GammaGamma;
import cx.touchstone.scoring.formula.customer.LifetimeValue;
import cx.touchstone.scoring.formula.customer.SimpleValue;
import cx.touchstone.scoring.purchase.CustomerValues.Terms;
import cx.touchstone.scoring.purchase.CustomerValues.Valued;
import cx.touchstone.scoring.purchase.CustomerValues.Worth;
import cx.touchstone.scoring.score.Rounded;

/** What customers are worth. */
@Schema(name = "CustomerValues", description = "What customers are worth by the purchases that are expected of them. Withheld ones have no number.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerValueView(String metric,
        @Schema(description = "Last day whose purchases count.") LocalDate asOf,
        @Schema(description = "Within which future purchases count.", examples = "P12M") String horizon,
        @Schema(examples = "EUR") String currency,
        @Schema(description = "Part of a purchase's value that is left, 0 to 1.") double margin,
        @Schema(description = "By which money that comes a year later is worth less.") double discountPerYear,
        Long customers,
        @Schema(description = "Of those, who bought on more than one day; absent when all but few did.") Long repeatCustomers,
        @Schema(description = "What one customer is worth in the mean.") Double mean,
        @Schema(description = "What 10, 20 … 90 percent of the customers are not worth more than.") List<Double> deciles,
        @Schema(description = "Purchases expected of one customer in the mean.") Double expectedPurchases,
        ModelView model,
        @Schema(description = "The simple form beside, by how many of those who bought in the horizon before came back in the last one; absent when there is none, or it would tell of few people.") SimpleView simple,
        boolean withheld, @Schema(description = "Why it is withheld.") String withheldReason) {

    /** The models, as they were fitted. */
    @Schema(name = "CustomerModel")
    public record ModelView(String id, int version, String definition, String source, PurchasesView purchases,
            ValuesView values) {
    }

    /** How often customers buy and whether they stay. */
    @Schema(name = "PurchaseModel", description = "BG/NBD; times in weeks.")
    public record PurchasesView(String id, int version, double r, double alpha, double a, double b, double logLikelihood) {

        static PurchasesView of(BgNbd bought, double logLikelihood) {
            return new PurchasesView(BgNbd.ID, BgNbd.VERSION, Rounded.score(bought.r()), Rounded.score(bought.alpha()),
                    Rounded.score(bought.a()), Rounded.score(bought.b()), Rounded.score(logLikelihood));
        }
    }

    /** What they spend. */
    @Schema(name = "PurchaseValueModel", description = "Gamma-Gamma, in the currency of the purchases.")
    public record ValuesView(String id, int version, double p, double q, double gamma, double logLikelihood) {

        static ValuesView of(GammaGamma spent, double logLikelihood) {
            return new ValuesView(GammaGamma.ID, GammaGamma.VERSION, Rounded.score(spent.p()), Rounded.score(spent.q()),
                    Rounded.score(spent.gamma()), Rounded.score(logLikelihood));
        }
    }

    /** The simple form: margin × r/(1 + i − r). */
    @Schema(name = "SimpleCustomerValue", description = "margin × r/(1 + i − r)")
    public record SimpleView(double value, @Schema(description = "Per customer who bought, in one horizon.") double margin,
            @Schema(description = "r: share that stays from one horizon to the next.") double retention,
            @Schema(description = "i: discount over one horizon.") double discount) {

        static SimpleView of(SimpleValue simple) {
            return new SimpleView(Rounded.score(simple.value()), Rounded.score(simple.margin()),
                    Rounded.score(simple.retention()), Rounded.score(simple.discount()));
        }
    }

    static CustomerValueView withheld(Terms terms, String currency, String reason) {
        return new CustomerValueView(terms.metric(), terms.last(), terms.horizon().toString(), currency, terms.margin(),
                terms.discountPerYear(), null, null, null, null, null, null, null, true, reason);
    }

    static CustomerValueView of(Valued valued, Optional<SimpleValue> simple, String currency, long threshold) {
        var terms = valued.terms();
        long once = valued.customers() - valued.repeatCustomers();
        return new CustomerValueView(terms.metric(), terms.last(), terms.horizon().toString(), currency, terms.margin(),
                terms.discountPerYear(), valued.customers(),
                once > 0 && once < threshold ? null : valued.repeatCustomers(), Rounded.score(valued.mean()),
                IntStream.rangeClosed(1, 9).mapToObj(tenth -> Rounded.score(valued.quantile(tenth / 10.0))).toList(),
                Rounded.score(valued.mean(Worth::purchases)), model(valued), simple.map(SimpleView::of).orElse(null),
                false, null);
    }

    private static ModelView model(Valued valued) {
        var method = LifetimeValue.METHOD;
        return new ModelView(method.id(), method.version(), method.definition(), method.source(),
                PurchasesView.of(valued.bought(), valued.boughtLogLikelihood()),
                ValuesView.of(valued.spent(), valued.spentLogLikelihood()));
    }
}
