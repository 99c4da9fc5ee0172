package cx.touchstone.scoring.formula.amount;

import java.util.Optional;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Method;
import cx.touchstone.scoring.formula.Sample;

/** A way to make one number of a distribution and of the time in which it came together. */
public interface OverTime extends Method {

    /** @param days of the period, above 0 */
    double value(Sample sample, double days);

    /** Name of the interval's method. */
    String intervalMethod();

    /** Absent where too few answers say nothing about their spread. */
    Optional<Interval> interval(Sample sample, double days);

    /** Absent where the answers do not allow a test. */
    Optional<Change> change(Sample now, double days, Sample before, double daysBefore);
}
