package cx.touchstone.scoring.formula.customer;

/** The special functions that the models of customers need. */
final class Special {

    private static final double LANCZOS_G = 7;
    /** P. Godfrey's coefficients for g = 7, good to about 15 digits. */
    private static final double[] LANCZOS = { 0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
            -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7 };
    private static final int MOST_TERMS = 10_000_000;

    private Special() {
    }

    /**
     * ln Γ(x) for x above 0, to about 1e-13. Source: Abramowitz and Stegun 6.1; C. Lanczos, SIAM J. Numerical Analysis 1
     * (1964).
     */
    static double lnGamma(double x) {
        if (x < 0.5) {
            return lnGamma(x + 1) - Math.log(x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double base = x + LANCZOS_G - 0.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
    }

    /**
     * Gauss' hypergeometric function ₂F₁(a, b; c; z) for z from 0 to below 1 and c not 0, −1, −2 and so on. Near 1, where its
     * series grows large if a + b is above c, by Euler's transformation. Source: Abramowitz and Stegun 15.1.1, 15.3.3.
     */
    static double hypergeometric(double a, double b, double c, double z) {
        return z > 0.9 && a + b > c ? Math.pow(1 - z, c - a - b) * series(c - a, c - b, c, z) : series(a, b, c, z);
    }

    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; k < MOST_TERMS; k++) {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
            // Terms may grow at first; once z outweighs their factors they shrink like those of a geometric series.
            if (Math.abs(term) <= Math.abs(sum) * 1e-16 * (1 - z) || term == 0) {
                return sum;
            }
        }
        throw new ArithmeticException("The series did not end at " + z);
    }
}
