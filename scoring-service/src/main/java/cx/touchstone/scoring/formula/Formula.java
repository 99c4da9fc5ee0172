package cx.touchstone.scoring.formula;

import java.util.Optional;
import java.util.OptionalDouble;

/** A way to make one number of a distribution. Its parameters, such as the box, are part of the metric's definition. */
public interface Formula extends Method {

    /** Whether there is anything to compute a value of: a formula may leave out answers, and so leave none. */
    default boolean speaksOf(Sample sample) {
        return true;
    }

    /** Needs answers that the formula {@link #speaksOf speaks of}, as do interval and change. */
    double value(Sample sample);

    /** Name of the interval's method. */
    String intervalMethod();

    /** Absent where too few answers say nothing about their spread. */
    Optional<Interval> interval(Sample sample);

    /** Absent where the answers do not allow a test. */
    Optional<Change> change(Sample now, Sample before);

    /** The value on 0..100, as the journey score mixes them; absent where the values have no ends to go by. */
    OptionalDouble rescaled(double value);
}
