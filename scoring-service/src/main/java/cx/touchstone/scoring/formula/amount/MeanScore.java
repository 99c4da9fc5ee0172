package cx.touchstone.scoring.formula.amount;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Arithmetic mean of the answers, weighted by their weights. Range and unit are those of the values. Interval: mean ± z·s/√n
 * with the (effective) number of answers, cut off at the ends of what is possible; one answer has none, and answers that are
 * all
 * alike have one of no width, which says only that nothing is known about their spread. Change: Welch's test with the normal
 * distribution. Source: B. L. Welch, Biometrika 34 (1947).
 *
 * @param min lowest value that is possible; −∞ when there is none
 * @param max highest value that is possible, above {@code min}; ∞ when there is none
 */
public record MeanScore(double min, double max) implements Formula {

    public MeanScore {
        if (!(max > min)) {
            throw new IllegalArgumentException("A scale has at least two values");
        }
    }

    @Override
    public String id() {
        return "mean";
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
        return "Arithmetic mean";
    }

    @Override
    public String source() {
        return "Interval and change: Welch, Biometrika 34 (1947), with the normal distribution";
    }

    @Override
    public double value(Sample sample) {
        return sample.mean();
    }

    @Override
    public String intervalMethod() {
        return "normal";
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        if (sample.size() <= 1) {
            return Optional.empty();
        }
        return Optional.of(Interval.around(sample.mean(), Math.sqrt(sample.variance() / sample.size())).within(min, max));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        if (now.size() <= 1 || before.size() <= 1) {
            return Optional.empty();
        }
        double error = Math.sqrt(now.variance() / now.size() + before.variance() / before.size());
        if (error == 0) {
            return Optional.empty();
        }
        double difference = now.mean() - before.mean();
        return Optional.of(Change.of(difference, Interval.around(difference, error).within(min - max, max - min),
                difference / error));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return Double.isFinite(max - min) ? OptionalDouble.of((value - min) / (max - min) * 100) : OptionalDouble.empty();
    }
}
