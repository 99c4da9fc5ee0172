package cx.touchstone.scoring.formula;

import java.math.BigDecimal;

/** Where values fall in a histogram. Equal buckets can be merged, others cannot. */
public interface Buckets {

    /** Every whole number is a bucket of its own, as the values of a scale are. */
    Buckets WHOLE = new Buckets() {

        @Override
        public int of(BigDecimal value) {
            return value.intValueExact();
        }

        @Override
        public double value(int bucket) {
            return bucket;
        }

        @Override
        public double relativeError() {
            return 0;
        }
    };

    /**
     * The bucket of this value; a larger value is never in a lower bucket.
     *
     * @throws ArithmeticException when there is none
     */
    int of(BigDecimal value);

    /** The value that stands for all in this bucket. */
    double value(int bucket);

    /** How far that value is at most from those in the bucket, as a share of them; 0 when the values are known exactly. */
    double relativeError();
}
