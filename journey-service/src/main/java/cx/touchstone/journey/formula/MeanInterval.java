package cx.touchstone.journey.formula;

/**
 * A 95 % confidence interval of the mean of a few scores of 0 to 100: mean ± t·s/√n, with Student's t for n − 1 degrees of
 * freedom, cut off at the ends of the scale. One score has none. Scores that are all alike have one of no width, which says
 * only
 * that nothing is known about their spread. Source: Student, Biometrika 6 (1908).
 *
 * @param low at most {@code high}
 */
public record MeanInterval(double low, double high) {

    /** The two-sided 95 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;
    /** The two-sided 95 % points of Student's t for 1 to 9 degrees of freedom. */
    private static final double[] FEW = { 12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836, 2.446911851,
            2.364624252, 2.306004135, 2.262157163 };

    /**
     * Of so many scores.
     *
     * @param deviation standard deviation of the scores, with n − 1; null for a single one
     * @return null when there is none
     */
    public static MeanInterval of(long n, double mean, Double deviation) {
        if (n < 2 || deviation == null) {
            return null;
        }
        double half = t(n - 1) * deviation / Math.sqrt(n);
        return new MeanInterval(Math.max(0, mean - half), Math.min(100, mean + half));
    }

    /** Of Student's t the two-sided 95 % point; to 1e-5 from the expansion of Abramowitz and Stegun 26.7.5. */
    static double t(long freedom) {
        if (freedom <= FEW.length) {
            return FEW[(int) freedom - 1];
        }
        double v = freedom;
        double z2 = Z * Z;
        double first = (z2 + 1) / 4;
        double second = ((5 * z2 + 16) * z2 + 3) / 96;
        double third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double fourth = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160;
        return Z * (1 + first / v + second / (v * v) + third / (v * v * v) + fourth / (v * v * v * v));
    }
}
