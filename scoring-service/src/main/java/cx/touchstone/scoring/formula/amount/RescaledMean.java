package cx.touchstone.scoring.formula.amount;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Where the mean of the answers lies on their scale: (mean − min)/(max − min)×100. Range 0..100, as an index: 0 when everybody
 * gave the lowest value, 100 when everybody gave the highest. The empathy index is this mean of agreement items; an item that
 * is worded the other way round must have been flipped (min + max − value) before it comes here. Interval and test: those of
 * {@link MeanScore}, moved likewise; too few answers have none, and answers of one person to several items are taken for
 * independent, which makes the interval narrower than it should be. Source: the rescaling of the American Customer
 * Satisfaction Index; C. Fornell et al., Journal of Marketing 60 (1996).
 *
 * @param min lowest value of the scale
 * @param max highest value of the scale, above {@code min}
 */
public record RescaledMean(int min, int max) implements Formula {

    public RescaledMean {
        if (max <= min) {
            throw new IllegalArgumentException("A scale has at least two values");
        }
    }

    @Override
    public String id() {
        return "rescaled-mean";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.INDEX;
    }

    @Override
    public String definition() {
        return "(mean − " + min + ")/(" + max + " − " + min + "), times 100";
    }

    @Override
    public String source() {
        return "Rescaling of the American Customer Satisfaction Index; interval: Welch, Biometrika 34 (1947)";
    }

    @Override
    public double value(Sample sample) {
        return onIndex(mean().value(sample));
    }

    @Override
    public String intervalMethod() {
        return mean().intervalMethod();
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return mean().interval(sample)
                .map(interval -> new Interval(onIndex(interval.low()), onIndex(interval.high())));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        double stretch = 100.0 / (max - min);
        return mean().change(now, before).map(
                change -> Change.of(change.difference() * stretch, change.interval().scaled(stretch), change.z()));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.of(value);
    }

    private double onIndex(double value) {
        return (value - min) / (max - min) * 100;
    }

    private MeanScore mean() {
        return new MeanScore(min, max);
    }
}
