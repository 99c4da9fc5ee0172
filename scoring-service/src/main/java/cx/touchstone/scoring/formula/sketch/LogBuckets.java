package cx.touchstone.scoring.formula.sketch;

import java.math.BigDecimal;

import cx.touchstone.scoring.formula.Buckets;

/**
 * Buckets whose ends grow by a constant factor γ = (1 + α)/(1 − α), so that any value is within the share α of the one that
 * stands for its bucket: a histogram of them is a DDSketch, from which percentiles can be read with that relative error, which
 * merges by adding and forgets exactly by subtracting. Values closer to 0 than 10⁻⁹ count as 0. Source: C. Masson, J. E. Rim,
 * H. K. Lee, DDSketch, Proceedings of the VLDB Endowment 12 (2019).
 *
 * @param relativeError α, above 0 and below 1
 */
public record LogBuckets(double relativeError) implements Buckets {

    /** Of amounts: durations, money, counts. */
    public static final LogBuckets PERCENT = new LogBuckets(0.01);

    private static final double SMALLEST = 1e-9;
    /** Keeps the bucket of any positive number above 0, so that its mirror below 0 is a negative number's. */
    private static final int OFFSET = 1 << 20;

    public LogBuckets {
        // Below this error a bucket's number would no longer fit into the offset.
        if (!(relativeError >= 1e-3 && relativeError < 1)) {
            throw new IllegalArgumentException("The relative error is a share from 0.001 to below 1");
        }
    }

    @Override
    public int of(BigDecimal value) {
        double x = value.doubleValue();
        if (Double.isInfinite(x)) {
            throw new ArithmeticException("No bucket for " + value.precision() + " digits");
        }
        if (Math.abs(x) < SMALLEST) {
            return 0;
        }
        int bucket = OFFSET + (int) Math.ceil(StrictMath.log(Math.abs(x)) / logGamma());
        return x < 0 ? -bucket : bucket;
    }

    @Override
    public double value(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        double value = 2 * StrictMath.exp((Math.abs(bucket) - OFFSET) * logGamma()) / (gamma() + 1);
        return bucket < 0 ? -value : value;
    }

    private double gamma() {
        return (1 + relativeError) / (1 - relativeError);
    }

    /** Strict, as all logarithms here: every machine must find the bucket again that another one has counted in. */
    private double logGamma() {
        return StrictMath.log(gamma());
    }
}
