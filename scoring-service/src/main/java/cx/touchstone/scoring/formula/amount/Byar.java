package cx.touchstone.scoring.formula.amount;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Normal;

/**
 * Interval of how often something was to be expected that happened by chance, and of the difference of two such. Byar's
 * approximation of the exact Poisson limits has a width even when nothing happened. Sources: N. E. Breslow, N. E. Day,
 * Statistical Methods in Cancer Research II, 1987, section 2.3; for the difference G. Zou, A. Donner, Statistics in Medicine 27
 * (2008), which joins two intervals as Newcombe does.
 */
final class Byar {

    static final String METHOD = "byar";
    static final String SOURCE = "Interval: Byar, in Breslow & Day, Statistical Methods in Cancer Research II (1987); "
            + "change: Zou & Donner, Statistics in Medicine 27 (2008)";

    private Byar() {
    }

    /** @param events 0 or more; need not be whole */
    static Interval interval(double events) {
        double low = events == 0 ? 0 : limit(events, -1);
        return new Interval(low, limit(events + 1, 1));
    }

    private static double limit(double events, int side) {
        double root = Math.max(0, 1 - 1 / (9 * events) + side * Normal.Z / (3 * Math.sqrt(events)));
        return events * root * root * root;
    }

    /**
     * What became of events per exposure. Tested given the number of events then and now together: had nothing changed, each
     * would
     * have fallen into either in proportion to its exposure. Below some ten events together it is too easily convinced; the
     * interval
     * is the more careful of the two.
     *
     * @param worth what one event now adds to the rate: one over the exposure
     * @param worthBefore what one event added to it before
     */
    static Change change(double events, double worth, double eventsBefore, double worthBefore) {
        double rate = events * worth;
        double rateBefore = eventsBefore * worthBefore;
        var now = interval(events).scaled(worth);
        var before = interval(eventsBefore).scaled(worthBefore);
        double difference = rate - rateBefore;
        var interval = new Interval(difference - Math.hypot(rate - now.low(), before.high() - rateBefore),
                difference + Math.hypot(now.high() - rate, rateBefore - before.low()));
        double error = Math.sqrt((events + eventsBefore) * worth * worthBefore);
        // Nothing happened, neither now nor before: there is no difference to test.
        return Change.of(difference, interval, error > 0 ? difference / error : 0);
    }
}
