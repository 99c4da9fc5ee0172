package cx.touchstone.scoring.purchase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.scoring.formula.customer.BgNbd;
import cx.touchstone.scoring.formula.customer.GammaGamma;
import cx.touchstone.scoring.formula.customer.LifetimeValue;
import cx.touchstone.scoring.formula.customer.PurchaseHistory;
import cx.touchstone.scoring.formula.customer.SimpleValue;
import cx.touchstone.scoring.settings.Settings;

/** Says what the current tenant's customers are worth, by models fitted to what they bought. */
@ApplicationScoped
public class CustomerValues {

    /** Of customers who bought again; of fewer the parameters are mere chance. */
    public static final int FEWEST = 30;

    @Inject
    Purchases purchases;

    /**
     * What is to be valued.
     *
     * @param metric whose observations are purchases
     * @param last day that counts
     * @param horizon within which future purchases count
     * @param margin part of a purchase's value that is left, 0 to 1
     * @param discountPerYear 0 or more
     */
    public record Terms(String metric, LocalDate last, Period horizon, double margin, double discountPerYear) {

        /** Within a year, on the terms of the settings. */
        public static Terms usual(String metric, LocalDate last, Settings settings) {
            return new Terms(metric, last, Period.ofMonths(12), settings.margin().orElse(BigDecimal.ONE).doubleValue(),
                    settings.discountPerYear().orElse(BigDecimal.ZERO).doubleValue());
        }

        /** First day of the last time as long as the horizon. */
        public LocalDate later() {
            return last.plusDays(1).minus(horizon);
        }

        /** First day of the time as long before {@link #later}. */
        public LocalDate earlier() {
            return later().minus(horizon);
        }

        double weeks() {
            return (last.plus(horizon).toEpochDay() - last.toEpochDay()) / 7.0;
        }
    }

    /**
     * What a group of customers with the same history is worth.
     *
     * @param each of them, in the currency of the purchases
     */
    public record Worth(PurchaseHistory history, double purchases, double value, double each) {
    }

    /**
     * What customers are worth.
     *
     * @param worths ascending by what each is worth
     */
    public record Valued(Terms terms, BgNbd bought, double boughtLogLikelihood, GammaGamma spent, double spentLogLikelihood,
            List<Worth> worths) {

        public long customers() {
            return worths.stream().mapToLong(worth -> worth.history.customers()).sum();
        }

        public long repeatCustomers() {
            return worths.stream().map(Worth::history).filter(history -> history.repeats() > 0)
                    .mapToLong(PurchaseHistory::customers).sum();
        }

        /** What one customer is worth in the mean. */
        public double mean() {
            return mean(Worth::each);
        }

        /** The mean of a number over customers. */
        public double mean(ToDoubleFunction<Worth> what) {
            return worths.stream().mapToDouble(worth -> what.applyAsDouble(worth) * worth.history.customers()).sum()
                    / customers();
        }

        /** What a share of the customers is not worth more than. */
        public double quantile(double share) {
            double behind = 0;
            double all = customers();
            for (var worth : worths) {
                behind += worth.history.customers();
                if (behind >= share * all) {
                    return worth.each;
                }
            }
            return worths.getLast().each;
        }
    }

    /** Empty when fewer than {@code least} have bought again. */
    public Optional<Valued> of(Terms terms, int least) {
        var histories = purchases.until(terms.metric, terms.last);
        long again = histories.stream().filter(history -> history.repeats() > 0 && history.meanValue() > 0)
                .mapToLong(PurchaseHistory::customers).sum();
        if (again < least) {
            return Optional.empty();
        }
        var bought = BgNbd.fit(histories);
        var spent = GammaGamma.fit(histories);
        var lifetime = new LifetimeValue(bought, spent, terms.margin, terms.discountPerYear);
        double weeks = terms.weeks();
        var worths = histories.stream().map(history -> new Worth(history, bought.expected(history, weeks),
                spent.expected(history), lifetime.of(history, weeks))).sorted(Comparator.comparingDouble(Worth::each)).toList();
        return Optional.of(new Valued(terms, bought, bought.logLikelihood(histories), spent, spent.logLikelihood(histories),
                worths));
    }

    /**
     * What a customer is worth by the simple form, of those who bought within one horizon and again within the next, which is
     * the last one.
     *
     * @param least customers behind each of its numbers
     * @return empty when there are fewer of them, or nobody can have stayed
     */
    public Optional<SimpleValue> simple(Terms terms, long least) {
        var both = purchases.in(terms.metric, terms.earlier(), terms.later(), terms.last);
        if (both.customers() < least || both.active() < least || isFew(both.stayed(), least)
                || isFew(both.customers() - both.stayed(), least)) {
            return Optional.empty();
        }
        double retention = (double) both.stayed() / both.customers();
        double years = terms.weeks() * 7 / 365.2425;
        double discount = Math.pow(1 + terms.discountPerYear, years) - 1;
        return discount + 1 > retention
                ? Optional.of(new SimpleValue(terms.margin * both.spent() / both.active(), retention, discount))
                : Optional.empty();
    }

    private static boolean isFew(long customers, long least) {
        return customers > 0 && customers < least;
    }
}
