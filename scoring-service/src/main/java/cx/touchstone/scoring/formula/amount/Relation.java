package cx.touchstone.scoring.formula.amount;

import java.util.Optional;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/** A way to make one number of two distributions, of which one is measured by the other. */
public interface Relation {

    /** Stable name, shown with every score. */
    String id();

    /** Grows whenever the same answers would give another number. */
    int version();

    /** What the value is counted in. */
    Unit unit();

    /** What is computed, in words that a reader of the score can follow. */
    String definition();

    /** Where the definition and its interval were published. */
    String source();

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
