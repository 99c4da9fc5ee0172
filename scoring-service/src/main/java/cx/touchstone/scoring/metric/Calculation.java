package cx.touchstone.scoring.metric;

import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Method;
import cx.touchstone.scoring.formula.Unit;
import cx.touchstone.scoring.formula.amount.OverTime;
import cx.touchstone.scoring.formula.amount.Relation;
import cx.touchstone.scoring.formula.customer.LifetimeValue;
import cx.touchstone.scoring.formula.customer.Retention;

/** What a score is made of, and by which formula. */
public sealed interface Calculation {

    /** The formula. */
    Method method();

    /** Of what was observed in the period. */
    record OfAnswers(Formula formula) implements Calculation {

        @Override
        public Method method() {
            return formula;
        }
    }

    /** Of what was observed in the period and of its length. */
    record PerTime(OverTime formula) implements Calculation {

        @Override
        public Method method() {
            return formula;
        }
    }

    /**
     * Of two metrics, one measured by the other.
     *
     * @param above key of the metric that is measured
     * @param below key of the metric that it is measured by
     */
    record OfTwo(Relation relation, String above, String below) implements Calculation {

        @Override
        public Method method() {
            return relation;
        }
    }

    /** What was observed last, at or before the end of the period. */
    record LastValue() implements Calculation {

        private static final Method METHOD = new Method.Known("last-value", 1, Unit.SCALE,
                "What was observed last of each series at or before the end of the period, all series together", null);

        @Override
        public Method method() {
            return METHOD;
        }
    }

    /**
     * Share of the customers who stayed.
     *
     * @param customers key of the metric that says how many there are
     * @param joined key of the metric that counts new ones
     */
    record OfCustomers(String customers, String joined) implements Calculation {

        @Override
        public Method method() {
            return Retention.METHOD;
        }
    }

    /**
     * What customers are worth, by what they bought.
     *
     * @param purchases key of the metric whose observations are purchases
     */
    record OfPurchases(String purchases) implements Calculation {

        @Override
        public Method method() {
            return LifetimeValue.METHOD;
        }
    }
}
