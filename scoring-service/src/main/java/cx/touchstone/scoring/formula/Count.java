package cx.touchstone.scoring.formula;

import java.math.BigDecimal;

/**
 * How often one value was answered, plain and weighted. The sums are decimal, so that adding and taking away again, in
 * any order, gives back exactly what was there: a retraction must leave no trace. A count that is a change to another one may
 * be below 0.
 *
 * @param n answers
 * @param weight Σw of those answers
 * @param weightSquared Σw² of those answers
 */
public record Count(long n, BigDecimal weight, BigDecimal weightSquared) {

    public static final Count NONE = new Count(0, BigDecimal.ZERO, BigDecimal.ZERO);

    public Count {
        // 1.50 and 1.5 are one weight: equal counts must be equal records.
        weight = weight.stripTrailingZeros();
        weightSquared = weightSquared.stripTrailingZeros();
    }

    /** One answer of this weight. */
    public static Count one(BigDecimal weight) {
        return new Count(1, weight, weight.multiply(weight));
    }

    /**
     * How many equally weighted answers these are worth: (Σw)² / Σw², from 1 (one answer carries all the weight) to n (all
     * weights equal); needs answers. Source: L. Kish, Survey Sampling, 1965, section 11.7.
     */
    double effectiveSize() {
        double sum = weight.doubleValue();
        return sum * sum / weightSquared.doubleValue();
    }

    public Count plus(Count other) {
        return new Count(n + other.n, weight.add(other.weight), weightSquared.add(other.weightSquared));
    }

    public Count minus(Count other) {
        return new Count(n - other.n, weight.subtract(other.weight), weightSquared.subtract(other.weightSquared));
    }
}
