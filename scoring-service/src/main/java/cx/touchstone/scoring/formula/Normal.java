package cx.touchstone.scoring.formula;

/** The standard normal distribution. */
public final class Normal {

    /** The two-sided 95 % point. */
    public static final double Z = 1.959963984540054;

    private static final double FRACTION_FROM = 2;
    private static final int FRACTION_DEPTH = 80;

    private Normal() {
    }

    /** Probability of a value at least as far from 0 as z: 2·(1 − Φ(|z|)). */
    public static double twoSided(double z) {
        return erfc(Math.abs(z) / Math.sqrt(2));
    }

    /**
     * Complementary error function for x of 0 or more, to about 1e-14: the series of Abramowitz and Stegun 7.1.6 near 0,
     * their continued fraction 7.1.14 further out, where one minus the series would lose its digits.
     */
    private static double erfc(double x) {
        return x < FRACTION_FROM ? 1 - series(x) : fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double fraction(double x) {
        double tail = x;
        for (int k = FRACTION_DEPTH; k > 0; k--) {
            tail = x + k / 2.0 / tail;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
    }
}
