package cx.touchstone.scoring.metric;

import cx.touchstone.scoring.formula.Buckets;

/** The values that a metric measures. */
public sealed interface Measure permits Scale, Amount {

    /** Where they fall in a histogram. */
    Buckets buckets();

    /** No value that means anything is below it; −∞ when there is no such end. */
    double low();

    /** No value that means anything is above it; ∞ when there is no such end. */
    double high();
}
