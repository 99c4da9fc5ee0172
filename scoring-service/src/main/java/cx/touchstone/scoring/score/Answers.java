package cx.touchstone.scoring.score;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.amount.OverTime;

/** What was observed for one score, and the numbers that its metric makes of it. */
public interface Answers {

    /** How much an answer counts. */
    enum Counting {
        /** Every answer counts once. */
        ONCE,
        /** Every answer counts by its weight. */
        BY_WEIGHT;

        public Sample of(Distribution answers) {
            return this == ONCE ? answers.unweighted() : answers.weighted();
        }
    }

    /** Of these observations the score tells number, weight and values. */
    Distribution observed();

    /** Absent when the observations are none of those that the metric speaks of. */
    OptionalDouble value(Counting counting);

    /** Absent where too few observations say nothing about their spread. */
    Optional<Interval> interval(Counting counting);

    /** Name of the interval's method. */
    String intervalMethod();

    /**
     * Absent where it cannot be tested whether chance explains the difference.
     *
     * @param before of the same metric
     */
    Optional<Change> change(Answers before, Counting counting);

    /** Those of a metric whose scores are made of its observations alone. */
    record OfOneMetric(Formula formula, Distribution observed) implements Answers {

        @Override
        public OptionalDouble value(Counting counting) {
            var sample = counting.of(observed);
            return formula.speaksOf(sample) ? OptionalDouble.of(formula.value(sample)) : OptionalDouble.empty();
        }

        @Override
        public Optional<Interval> interval(Counting counting) {
            var sample = counting.of(observed);
            return formula.speaksOf(sample) ? formula.interval(sample) : Optional.empty();
        }

        @Override
        public String intervalMethod() {
            return formula.intervalMethod();
        }

        @Override
        public Optional<Change> change(Answers before, Counting counting) {
            var sample = counting.of(observed);
            var sampleBefore = counting.of(before.observed());
            return formula.speaksOf(sample) && formula.speaksOf(sampleBefore) ? formula.change(sample, sampleBefore)
                    : Optional.empty();
        }
    }

    /**
     * Those of a metric whose scores are made of its observations and of the time in which they were made.
     *
     * @param days absent when nobody said when that time began: then there is no score
     */
    record OverPeriod(OverTime formula, Distribution observed, OptionalDouble days) implements Answers {

        @Override
        public OptionalDouble value(Counting counting) {
            return days.isEmpty() ? days : OptionalDouble.of(formula.value(counting.of(observed), days.getAsDouble()));
        }

        @Override
        public Optional<Interval> interval(Counting counting) {
            return days.isEmpty() ? Optional.empty() : formula.interval(counting.of(observed), days.getAsDouble());
        }

        @Override
        public String intervalMethod() {
            return formula.intervalMethod();
        }

        @Override
        public Optional<Change> change(Answers before, Counting counting) {
            return before instanceof OverPeriod other && days.isPresent() && other.days.isPresent()
                    ? formula.change(counting.of(observed), days.getAsDouble(), counting.of(other.observed),
                            other.days.getAsDouble())
                    : Optional.empty();
        }
    }
}
