package cx.touchstone.scoring.formula.share;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Normal;

/**
 * Interval and test for a share minus a share. Before the plain Wald interval is taken, three invented answers are added,
 * 0.75 positive, 1.5 neutral and 0.75 negative, which gives it its promised coverage with few answers and a width when all
 * are alike. Source: B. Rocks, Interval Estimation for the "Net Promoter Score", The American Statistician 70 (2016),
 * arXiv 1601.07235.
 */
final class AdjustedWald {

    static final String METHOD = "adjusted-wald";

    private static final double ADDED_EACH = 0.75;
    private static final double ADDED = 3;

    private AdjustedWald() {
    }

    /** @return interval of positive − negative, within −1..1 */
    static Interval interval(double positive, double negative, double n) {
        var net = Net.of(positive, negative, n);
        double reach = Normal.Z * Math.sqrt(net.variance);
        return new Interval(net.value - reach, net.value + reach).within(-1, 1);
    }

    /**
     * Two-sample z test with the adjusted variances. The difference is the plain one, the interval lies around the
     * adjusted one.
     */
    static Change change(double positive, double negative, double n, double positiveBefore, double negativeBefore,
            double nBefore) {
        var now = Net.of(positive, negative, n);
        var before = Net.of(positiveBefore, negativeBefore, nBefore);
        double shift = now.value - before.value;
        double error = Math.sqrt(now.variance + before.variance);
        var interval = new Interval(shift - Normal.Z * error, shift + Normal.Z * error).within(-2, 2);
        double difference = positive - negative - (positiveBefore - negativeBefore);
        return Change.of(difference * 100, interval.scaled(100), shift / error);
    }

    private record Net(double value, double variance) {

        static Net of(double positive, double negative, double n) {
            double size = n + ADDED;
            double up = (positive * n + ADDED_EACH) / size;
            double down = (negative * n + ADDED_EACH) / size;
            double net = up - down;
            return new Net(net, (up + down - net * net) / size);
        }
    }
}
