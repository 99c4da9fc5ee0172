package cx.touchstone.scoring.formula.customer;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How much customers spend on a purchase: each around a mean of its own, which is spread over customers. The mean of few
 * purchases
 * is drawn towards that of everybody, the mean of many speaks for itself. How much one spends must have nothing to do with how
 * often one buys. In the currency of the values. Source: P. S. Fader, B. G. S. Hardie, The Gamma-Gamma Model of Monetary Value
 * (2013).
 *
 * @param p shape of a customer's own purchases, above 0
 * @param q shape of the spread over customers, above 1, so that there is a mean
 * @param gamma γ, scale in the currency, above 0
 */
public record GammaGamma(double p, double q, double gamma) {

    public static final String ID = "gamma-gamma";
    public static final int VERSION = 1;
    public static final String SOURCE = "Fader & Hardie, The Gamma-Gamma Model of Monetary Value (2013)";

    /** ln of p, q − 1 and γ (of the mean value) to start from. */
    private static final List<double[]> STARTS = List.of(new double[] { 0, 0, 0 }, new double[] { 2, 1, 1 },
            new double[] { 1, 2, -1 });
    private static final double FURTHEST = 12;
    /** Histories that tell about where the likeliest parameters are; all of them tell where. */
    private static final int ENOUGH = 20_000;

    public GammaGamma {
        if (!(p > 0 && q > 1 && gamma > 0)) {
            throw new IllegalArgumentException("p and γ are above 0, q above 1");
        }
    }

    /**
     * The parameters under which what customers spent is likeliest; those who have bought only once do not matter.
     *
     * @throws IllegalArgumentException when nobody has spent anything on a repeated purchase
     */
    public static GammaGamma fit(Collection<PurchaseHistory> histories) {
        var spent = new Spent(histories);
        if (spent.customers() == 0) {
            throw new IllegalArgumentException("Nobody has spent anything on a repeated purchase");
        }
        double mean = spent.mean();
        var some = new Spent(PurchaseHistory.some(histories, ENOUGH));
        return of(
                Simplex.lowest(logs -> improbability(logs, mean, spent), logs -> improbability(logs, mean, some), STARTS).at(),
                mean);
    }

    private static double improbability(double[] logs, double mean, Spent spent) {
        return Arrays.stream(logs).anyMatch(log -> Math.abs(log) > FURTHEST) ? Double.POSITIVE_INFINITY
                : -spent.logLikelihood(of(logs, mean));
    }

    private static GammaGamma of(double[] logs, double mean) {
        return new GammaGamma(Math.exp(logs[0]), 1 + Math.exp(logs[1]), Math.exp(logs[2]) * mean);
    }

    /** ln of how likely it is that they spent this much; higher is likelier. */
    public double logLikelihood(Collection<PurchaseHistory> histories) {
        return new Spent(histories).logLikelihood(this);
    }

    /** What such a customer will spend on a purchase, in the mean; of who has bought only once, what everybody spends. */
    public double expected(PurchaseHistory history) {
        double x = history.repeats();
        return (gamma + x * history.meanValue()) * p / (p * x + q - 1);
    }
}
