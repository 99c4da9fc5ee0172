package cx.touchstone.scoring.formula.customer;

import java.util.Optional;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Method;
import cx.touchstone.scoring.formula.Unit;
import cx.touchstone.scoring.formula.share.Wilson;

/**
 * Share of the customers at the start of a period who are still there at its end: (customers at the end − those who joined) /
 * customers at the start, times 100. In percent, 0..100 where the three numbers are of the same customers. Interval: Wilson
 * with
 * the customers at the start; absent when the numbers contradict each other, as when more have stayed than were there.
 *
 * @param start customers at the start, above 0
 * @param end customers at the end
 * @param joined of those at the end, the new ones
 */
public record Retention(double start, double end, double joined) {

    public static final Method METHOD = new Method.Known("retention", 1, Unit.PERCENT,
            "Customers at the end without new ones, divided by customers at the start, times 100",
            "Interval: Wilson, JASA 22 (1927); change: Newcombe, Statistics in Medicine 17 (1998)");
    public static final String INTERVAL_METHOD = Wilson.METHOD;

    public Retention {
        if (!(start > 0)) {
            throw new IllegalArgumentException("Nobody was there who could have stayed");
        }
    }

    public double value() {
        return 100 * share();
    }

    public Optional<Interval> interval() {
        return isShare() ? Optional.of(Wilson.interval(share(), start).scaled(100)) : Optional.empty();
    }

    /** Absent where there is no interval of one of the two. */
    public Optional<Change> change(Retention before) {
        return isShare() && before.isShare() ? Optional.of(Wilson.change(share(), start, before.share(), before.start))
                : Optional.empty();
    }

    private double share() {
        return (end - joined) / start;
    }

    private boolean isShare() {
        return share() >= 0 && share() <= 1;
    }
}
