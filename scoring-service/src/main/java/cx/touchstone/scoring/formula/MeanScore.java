package cx.touchstone.scoring.formula;

import java.util.Optional;

/**
 * Arithmetic mean of the answers, weighted by their weights. Range and unit are the scale's. Interval: mean ± z·s/√n with
 * the (effective) number of answers, cut off at the ends of the scale; one answer has none, and answers that are all alike
 * have one of no width, which says only that nothing is known about their spread. Change: Welch's test with the normal
 * distribution. Source: B. L. Welch, Biometrika 34 (1947).
 *
 * @param min lowest value of the scale
 * @param max highest value of the scale, above {@code min}
 */
public record MeanScore(int min, int max) implements Formula {

    public MeanScore {
        if (max <= min) {
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
        double reach = Normal.Z * Math.sqrt(sample.variance() / sample.size());
        return Optional.of(new Interval(sample.mean() - reach, sample.mean() + reach).within(min, max));
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
        var interval = new Interval(difference - Normal.Z * error, difference + Normal.Z * error).within(min - max, max - min);
        return Optional.of(Change.of(difference, interval, difference / error));
    }

    @Override
    public double rescaled(double value) {
        return (value - min) / (max - min) * 100;
    }
}
