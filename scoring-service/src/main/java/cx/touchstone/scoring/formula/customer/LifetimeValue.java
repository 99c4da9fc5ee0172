package cx.touchstone.scoring.formula.customer;

import cx.touchstone.scoring.formula.Method;
import cx.touchstone.scoring.formula.Unit;

/**
 * What a customer is worth today by the purchases that are expected within a time: those that BG/NBD expects month by month,
 * each of the value that Gamma-Gamma expects, times the margin, discounted from the end of its month. In the currency of the
 * purchases, 0 and up. Times are in weeks. Source: P. S. Fader, B. G. S. Hardie, K. L. Lee, "RFM and CLV", Journal of Marketing
 * Research 42 (2005).
 *
 * @param margin part of a purchase's value that is left, 0 to 1
 * @param discountPerYear by which money that comes a year later is worth less, 0 or more
 */
public record LifetimeValue(BgNbd purchases, GammaGamma values, double margin, double discountPerYear) {

    public static final Method METHOD = new Method.Known("bg-nbd-gamma-gamma", 1, Unit.SCALE,
            "Purchases expected month by month (BG/NBD), each of the value expected (Gamma-Gamma), times margin, discounted "
                    + "from the end of its month",
            BgNbd.SOURCE + "; " + GammaGamma.SOURCE + "; Fader, Hardie & Lee, J. Marketing Research 42 (2005)");

    /** The mean month of the Gregorian calendar, in weeks. */
    private static final double MONTH = 30.436875 / 7;
    private static final double MONTHS_OF_YEAR = 12;

    public LifetimeValue {
        if (!(margin >= 0 && margin <= 1 && discountPerYear >= 0)) {
            throw new IllegalArgumentException("A margin is a share, and money does not grow by waiting");
        }
    }

    /** @param weeks within which purchases count, 0 or more */
    public double of(PurchaseHistory history, double weeks) {
        double worth = 0;
        double before = 0;
        for (int month = 1; (month - 1) * MONTH < weeks; month++) {
            double bought = purchases.expected(history, Math.min(month * MONTH, weeks));
            worth += (bought - before) / Math.pow(1 + discountPerYear, Math.min(month, weeks / MONTH) / MONTHS_OF_YEAR);
            before = bought;
        }
        return worth * values.expected(history) * margin;
    }
}
