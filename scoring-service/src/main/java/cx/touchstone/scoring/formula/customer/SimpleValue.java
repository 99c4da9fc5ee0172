package cx.touchstone.scoring.formula.customer;

/**
 * Customer lifetime value in its simple form: margin × r/(1 + i − r), which is what all coming periods are worth today when
 * each
 * brings the same margin and the same share of customers stays. In the currency of the margin. The more the margin or the
 * chance
 * to stay changes with time, the less it says. Source: S. Gupta, D. R. Lehmann, Journal of Interactive Marketing 17 (2003).
 *
 * @param margin per customer and period
 * @param retention r, share that stays from one period to the next, 0 to 1
 * @param discount i, per period, 0 or more; above 0 when all stay
 */
public record SimpleValue(double margin, double retention, double discount) {

    public SimpleValue {
        if (!(retention >= 0 && retention <= 1 && discount >= 0 && discount + 1 > retention)) {
            throw new IllegalArgumentException("Customers who all stay for ever are worth more than any number");
        }
    }

    public double value() {
        return margin * retention / (1 + discount - retention);
    }
}
