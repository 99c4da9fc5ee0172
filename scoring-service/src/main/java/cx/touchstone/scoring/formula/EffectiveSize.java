package cx.touchstone.scoring.formula;

/**
 * How many equally weighted answers a weighted sample is worth: (Σw)² / Σw², from 1 (one answer carries all the weight)
 * to n (all weights equal). Source: L. Kish, Survey Sampling, 1965, section 11.7.
 */
public final class EffectiveSize {

    private EffectiveSize() {
    }

    /**
     * @param weight Σw, above 0
     * @param weightSquared Σw², above 0
     */
    public static double kish(double weight, double weightSquared) {
        return weight * weight / weightSquared;
    }
}
