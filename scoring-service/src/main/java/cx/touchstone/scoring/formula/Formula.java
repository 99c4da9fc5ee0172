package cx.touchstone.scoring.formula;

import java.util.Optional;

/** A way to make one number of a distribution. Its parameters, such as the box, are part of the metric's definition. */
public sealed interface Formula permits Nps, NetShare, BoxShare, MeanScore, RescaledMean {

    /** Stable name, shown with every score. */
    String id();

    /** Grows whenever the same answers would give another number. */
    int version();

    /** What the value is counted in. */
    Unit unit();

    double value(Sample sample);

    /** Name of the interval's method. */
    String intervalMethod();

    /** Absent where too few answers say nothing about their spread. */
    Optional<Interval> interval(Sample sample);

    /** Absent where the answers do not allow a test. */
    Optional<Change> change(Sample now, Sample before);

    /** The value on 0..100, as the journey score mixes them. */
    double rescaled(double value);
}
