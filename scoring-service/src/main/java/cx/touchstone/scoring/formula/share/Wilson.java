package cx.touchstone.scoring.formula.share;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Normal;

/**
 * Interval of a share, and of the difference of two shares. The score interval stays within 0..1 and has a width even when
 * all answers are alike. Sources: E. B. Wilson, Journal of the American Statistical Association 22 (1927); R. G. Newcombe,
 * Statistics in Medicine 17 (1998), method 10 for the difference.
 */
public final class Wilson {

    public static final String METHOD = "wilson";

    private Wilson() {
    }

    /**
     * @param share 0 to 1
     * @param n answers behind it, above 0
     */
    public static Interval interval(double share, double n) {
        double zz = Normal.Z * Normal.Z;
        double centre = share + zz / (2 * n);
        double reach = Normal.Z * Math.sqrt(share * (1 - share) / n + zz / (4 * n * n));
        return new Interval((centre - reach) / (1 + zz / n), (centre + reach) / (1 + zz / n)).within(0, 1);
    }

    /** Newcombe's hybrid of the two score intervals, and the z test with the pooled share. */
    public static Change change(double share, double n, double shareBefore, double nBefore) {
        double difference = share - shareBefore;
        var now = interval(share, n);
        var before = interval(shareBefore, nBefore);
        var interval = new Interval(difference - Math.hypot(share - now.low(), before.high() - shareBefore),
                difference + Math.hypot(now.high() - share, shareBefore - before.low())).within(-1, 1);
        double pooled = (share * n + shareBefore * nBefore) / (n + nBefore);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / nBefore));
        // No error means that everybody, then and now, said the same: there is no difference to test.
        double z = error > 0 ? difference / error : 0;
        return Change.of(difference * 100, interval.scaled(100), z);
    }
}
