package cx.touchstone.scoring.formula.amount;

import java.util.Optional;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Method;
import cx.touchstone.scoring.formula.Sample;

/** A way to make one number of two distributions, of which one is measured by the other. */
public interface Relation extends Method {

    /** Whether {@code below} is anything to measure by. */
    boolean speaksOf(Sample above, Sample below);

    /** Needs samples that it {@link #speaksOf speaks of}, as do interval and change. */
    double value(Sample above, Sample below);

    /** Name of the interval's method. */
    String intervalMethod();

    /** Absent where too few answers say nothing about their spread. */
    Optional<Interval> interval(Sample above, Sample below);

    /** Absent where the answers do not allow a test. */
    Optional<Change> change(Sample above, Sample below, Sample aboveBefore, Sample belowBefore);
}
