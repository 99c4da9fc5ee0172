package cx.touchstone.scoring.formula.amount;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Normal;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * The value that a share of the answers does not exceed: of response times the median, and the ninetieth percentile for those
 * who
 * waited longest. Range and unit are those of the values. It lies between the values that stand for the two nearest buckets, so
 * it
 * is as exact as the buckets are: on a scale entirely, in a sketch to its relative error. Interval: the values of ranks
 * np ± z·√(np(1 − p)), rounded up; absent when there are too few answers for such ranks. Change: z with the standard errors
 * that
 * these intervals imply. Sources: R. J. Hyndman, Y. Fan, The American Statistician 50 (1996), type 7; W. J. Conover, Practical
 * Nonparametric Statistics, section 3.2; R. M. Price, D. G. Bonett, Journal of Statistical Computation and Simulation 72
 * (2002).
 *
 * @param p above 0 and below 1; .5 is the median
 */
public record Percentile(double p) implements Formula {

    public static final Percentile MEDIAN = new Percentile(.5);

    public Percentile {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("A percentile has answers on both sides");
        }
    }

    @Override
    public String id() {
        return "percentile";
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
        return p == .5 ? "Median, the value in the middle"
                : "The value that " + Sum.plain(Math.round(p * 10_000) / 100.0)
                        + " percent of all do not exceed, linear between ranks";
    }

    @Override
    public String source() {
        return "Hyndman & Fan, The American Statistician 50 (1996), type 7; interval: Conover, Practical Nonparametric "
                + "Statistics, 3.2; change: Price & Bonett, J. Statistical Computation and Simulation 72 (2002)";
    }

    @Override
    public double value(Sample sample) {
        return sample.percentile(p);
    }

    @Override
    public String intervalMethod() {
        return "order-statistics";
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        double n = sample.size();
        double reach = Normal.Z * Math.sqrt(n * p * (1 - p));
        double lowest = Math.ceil(n * p - reach);
        double highest = Math.ceil(n * p + reach);
        if (lowest < 1 || highest > n) {
            return Optional.empty();
        }
        // The first rank is rank 0 of the sample.
        return Optional.of(new Interval(sample.ranked(lowest - 1), sample.ranked(highest - 1)));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        var interval = interval(now);
        var intervalBefore = interval(before);
        if (interval.isEmpty() || intervalBefore.isEmpty()) {
            return Optional.empty();
        }
        double error = Math.hypot(error(interval.get()), error(intervalBefore.get()));
        return error == 0 ? Optional.empty() : Optional.of(Change.of(value(now) - value(before), error));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.empty();
    }

    private static double error(Interval interval) {
        return (interval.high() - interval.low()) / (2 * Normal.Z);
    }
}
