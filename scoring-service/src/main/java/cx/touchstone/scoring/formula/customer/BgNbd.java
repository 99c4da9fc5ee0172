package cx.touchstone.scoring.formula.customer;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How often customers will buy who may leave without a word. Each buys by chance at a rate of its own, which is spread over
 * customers as Gamma(r, α), and leaves after a purchase with a probability of its own, spread as Beta(a, b). Purchases are
 * counted
 * after the first one. Source: P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting Your Customers" the Easy Way, Marketing
 * Science
 * 24 (2005).
 *
 * @param r shape of the rates, above 0
 * @param alpha α, scale of the rates in the unit of time, above 0
 * @param a of the probability to leave, above 0
 * @param b of the probability to leave, above 0
 */
public record BgNbd(double r, double alpha, double a, double b) {

    public static final String ID = "bg-nbd";
    public static final int VERSION = 1;
    public static final String SOURCE = "Fader, Hardie & Lee, Marketing Science 24 (2005)";

    /** ln of r, α (of the mean age), a and b to start from: few or many of each kind. */
    private static final List<double[]> STARTS = List.of(new double[] { 0, 0, 0, 0 }, new double[] { -1, -1, 0, 1 },
            new double[] { 1, 1, -1, 1 });
    /** Parameters beyond e^±12 make the same predictions as those. */
    private static final double FURTHEST = 12;
    private static final double HOLE = 1e-6;
    /** Histories that tell about where the likeliest parameters are; all of them tell where. */
    private static final int ENOUGH = 20_000;

    public BgNbd {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("All four parameters are above 0");
        }
    }

    /**
     * The parameters under which these histories are likeliest.
     *
     * @throws IllegalArgumentException when nobody has bought twice
     */
    public static BgNbd fit(Collection<PurchaseHistory> histories) {
        if (histories.stream().noneMatch(history -> history.repeats() > 0)) {
            throw new IllegalArgumentException("Nobody has bought twice");
        }
        double customers = histories.stream().mapToLong(PurchaseHistory::customers).sum();
        double age = histories.stream().mapToDouble(history -> history.age() * history.customers()).sum() / customers;
        var bought = new Bought(histories);
        var some = new Bought(PurchaseHistory.some(histories, ENOUGH));
        return of(Simplex.lowest(logs -> improbability(logs, age, bought), logs -> improbability(logs, age, some), STARTS).at(),
                age);
    }

    private static double improbability(double[] logs, double age, Bought bought) {
        return Arrays.stream(logs).anyMatch(log -> Math.abs(log) > FURTHEST) ? Double.POSITIVE_INFINITY
                : -bought.logLikelihood(of(logs, age));
    }

    private static BgNbd of(double[] logs, double age) {
        return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]) * age, Math.exp(logs[2]), Math.exp(logs[3]));
    }

    /** ln of how likely these histories are; higher is likelier. */
    public double logLikelihood(Collection<PurchaseHistory> histories) {
        return new Bought(histories).logLikelihood(this);
    }

    /**
     * How many purchases to expect of such a customer within the next {@code time}.
     *
     * @param time 0 or more, in the unit of the history
     */
    public double expected(PurchaseHistory history, double time) {
        double x = history.repeats();
        double age = alpha + history.age();
        double z = time / (age + time);
        // Neither a nor c may be where the formula has a hole: next to it lies what would fill it.
        double leave = Math.abs(a - 1) < HOLE ? 1 + HOLE : a;
        double stay = Math.abs(leave + b + x - 1) < HOLE ? b + HOLE : b;
        double c = leave + stay + x - 1;
        // (1 − z)^(r + x) · ₂F₁(r + x, b + x; c; z) by Euler's transformation: of who buys every day, the two factors of the
        // published form are 0 and without end.
        double still = Math.pow(1 - z, leave - 1) * Special.hypergeometric(leave + stay - 1 - r, leave - 1, c, z);
        return c / (leave - 1) * (1 - still) * here(history);
    }

    /**
     * How probable it is that such a customer has not left, 0 to 1; 1 for who has bought only once, as nobody leaves before.
     */
    public double here(PurchaseHistory history) {
        long x = history.repeats();
        return x == 0 ? 1
                : 1 / (1 + a / (b + x - 1) * Math.pow((alpha + history.age()) / (alpha + history.last()), r + x));
    }
}
