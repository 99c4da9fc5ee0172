package cx.touchstone.scoring.metric;

import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Unit;
import cx.touchstone.scoring.formula.amount.OverTime;
import cx.touchstone.scoring.formula.amount.Relation;
import cx.touchstone.scoring.formula.customer.Retention;

/** What a score is made of, and by which formula. */
public sealed interface Calculation {

    /** Stable name of the formula, shown with every score. */
    String id();

    /** Grows whenever the same observations would give another number. */
    int version();

    /** What the score is counted in. */
    Unit unit();

    /** Of what was observed in the period. */
    record OfAnswers(Formula formula) implements Calculation {

        @Override
        public String id() {
            return formula.id();
        }

        @Override
        public int version() {
            return formula.version();
        }

        @Override
        public Unit unit() {
            return formula.unit();
        }
    }

    /** Of what was observed in the period and of its length. */
    record PerTime(OverTime formula) implements Calculation {

        @Override
        public String id() {
            return formula.id();
        }

        @Override
        public int version() {
            return formula.version();
        }

        @Override
        public Unit unit() {
            return formula.unit();
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
        public String id() {
            return relation.id();
        }

        @Override
        public int version() {
            return relation.version();
        }

        @Override
        public Unit unit() {
            return relation.unit();
        }
    }

    /** What was observed last, at or before the end of the period. */
    record LastValue() implements Calculation {

        @Override
        public String id() {
            return "last-value";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Unit unit() {
            return Unit.SCALE;
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
        public String id() {
            return Retention.ID;
        }

        @Override
        public int version() {
            return Retention.VERSION;
        }

        @Override
        public Unit unit() {
            return Retention.UNIT;
        }
    }

    /**
     * What customers are worth, by what they bought.
     *
     * @param purchases key of the metric whose observations are purchases
     */
    record OfPurchases(String purchases) implements Calculation {

        @Override
        public String id() {
            return "bg-nbd-gamma-gamma";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Unit unit() {
            return Unit.SCALE;
        }
    }
}
