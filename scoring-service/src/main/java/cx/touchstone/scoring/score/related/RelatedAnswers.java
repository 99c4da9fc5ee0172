package cx.touchstone.scoring.score.related;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.amount.Relation;
import cx.touchstone.scoring.formula.customer.Retention;
import cx.touchstone.scoring.score.Answers;

/** What is known for a score that is made of more than its own observations. */
sealed interface RelatedAnswers extends Answers {

    /** Of nothing that a formula of chance says anything about. */
    String NO_METHOD = "none";

    /**
     * Two metrics.
     *
     * @param observed of the one that is measured
     * @param below the one that it is measured by
     */
    record OfTwo(Relation relation, Distribution observed, Function<Counting, Sample> below) implements RelatedAnswers {

        @Override
        public OptionalDouble value(Counting counting) {
            return speaks(counting) ? OptionalDouble.of(relation.value(counting.of(observed), below.apply(counting)))
                    : OptionalDouble.empty();
        }

        @Override
        public Optional<Interval> interval(Counting counting) {
            return speaks(counting) ? relation.interval(counting.of(observed), below.apply(counting)) : Optional.empty();
        }

        @Override
        public String intervalMethod() {
            return relation.intervalMethod();
        }

        @Override
        public Optional<Change> change(Answers before, Counting counting) {
            return before instanceof OfTwo other && speaks(counting) && other.speaks(counting)
                    ? relation.change(counting.of(observed), below.apply(counting), counting.of(other.observed),
                            other.below.apply(counting))
                    : Optional.empty();
        }

        private boolean speaks(Counting counting) {
            return relation.speaksOf(counting.of(observed), below.apply(counting));
        }
    }

    /**
     * Customers at the start, at the end, and new ones between.
     *
     * @param observed as many as there were at the start
     */
    record OfCustomers(Retention retention, Distribution observed) implements RelatedAnswers {

        @Override
        public OptionalDouble value(Counting counting) {
            return OptionalDouble.of(retention.value());
        }

        @Override
        public Optional<Interval> interval(Counting counting) {
            return retention.interval();
        }

        @Override
        public String intervalMethod() {
            return Retention.INTERVAL_METHOD;
        }

        @Override
        public Optional<Change> change(Answers before, Counting counting) {
            return before instanceof OfCustomers other ? retention.change(other.retention) : Optional.empty();
        }
    }

    /**
     * A number that is what it is: the last values of all series together, or the mean of what a model says of customers.
     *
     * @param observed as many as it is made of
     */
    record OfNumber(double number, Distribution observed) implements RelatedAnswers {

        @Override
        public OptionalDouble value(Counting counting) {
            return OptionalDouble.of(number);
        }

        @Override
        public Optional<Interval> interval(Counting counting) {
            return Optional.empty();
        }

        @Override
        public String intervalMethod() {
            return NO_METHOD;
        }

        @Override
        public Optional<Change> change(Answers before, Counting counting) {
            return Optional.empty();
        }
    }
}
