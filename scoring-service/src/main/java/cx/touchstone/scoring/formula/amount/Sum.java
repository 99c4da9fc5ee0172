package cx.touchstone.scoring.formula.amount;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Σx, weighted Σwx: all amounts together, in their unit. Interval: Σx ± z·√Σx², which is the normal interval of a compound
 * Poisson process, where amounts arrive by chance and are of any size; of weighted amounts Σw²x² is taken for Σw²·Σwx²/Σw, as
 * if
 * weight and amount had nothing to do with each other. Change: the two sums as they are, z from their two variances; of periods
 * that differ in length only a rate is comparable. Source: W. Feller, An Introduction to Probability Theory and Its
 * Applications
 * I, chapter XII.
 *
 * @param signed whether amounts may be below 0; if not, the interval ends there
 */
public record Sum(boolean signed) implements Formula {

    @Override
    public String id() {
        return "sum";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.SCALE;
    }

    @Override
    public String definition() {
        return "Sum of all values";
    }

    @Override
    public String source() {
        return "Interval and change: compound Poisson, Feller, An Introduction to Probability Theory, chapter XII";
    }

    @Override
    public double value(Sample sample) {
        return sample.total();
    }

    @Override
    public String intervalMethod() {
        return "compound-poisson";
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return Optional.of(Interval.around(sample.total(), Math.sqrt(variance(sample)))
                .within(signed ? Double.NEGATIVE_INFINITY : 0, Double.POSITIVE_INFINITY));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        double error = Math.sqrt(variance(now) + variance(before));
        return error == 0 ? Optional.empty() : Optional.of(Change.of(now.total() - before.total(), error));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.empty();
    }

    /** Of the sum, not of the single amounts. */
    static double variance(Sample sample) {
        return sample.weight() * sample.weight() / sample.size() * sample.meanSquare();
    }

    /** 1000 rather than 1000.0. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
