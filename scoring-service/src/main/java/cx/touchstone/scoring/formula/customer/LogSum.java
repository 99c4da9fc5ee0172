package cx.touchstone.scoring.formula.customer;

/**
 * A weighted sum of logarithms, Σ w·ln x: those of weight 1 are multiplied first, and only their product's logarithm is taken.
 * A
 * fit adds up hundreds of thousands of them hundreds of times, and a product costs a twentieth of a logarithm. As exact: the
 * product is off by no more in relative terms than each logarithm would be in absolute ones.
 */
final class LogSum {

    /** Products stay between this and its inverse: one more factor of the same range does not make them leave doubles. */
    private static final double FAR = 1e150;

    private double sum;
    private double product = 1;

    /** @param x above 0 */
    void add(double weight, double x) {
        if (weight == 1 && x < FAR && x > 1 / FAR) {
            product *= x;
            if (product > FAR || product < 1 / FAR) {
                sum += Math.log(product);
                product = 1;
            }
        } else {
            sum += weight * Math.log(x);
        }
    }

    double value() {
        return sum + Math.log(product);
    }
}
