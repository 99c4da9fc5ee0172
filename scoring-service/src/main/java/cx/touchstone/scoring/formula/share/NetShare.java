package cx.touchstone.scoring.formula.share;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Share of the upper end of a scale minus share of its lower end, times 100; the middle counts in the total. Range
 * −100..100, in points. The net Customer Effort Score is the share of 6–7 minus the share of 1–3 on 1–7. Interval and test:
 * adjusted Wald, as for NPS. Source of the score: CES 2.0 (CEB); of the interval: Rocks 2016.
 *
 * @param negativeTo highest value that counts as negative
 * @param positiveFrom lowest value that counts as positive, above {@code negativeTo}
 */
public record NetShare(int negativeTo, int positiveFrom) implements Formula {

    public NetShare {
        if (positiveFrom <= negativeTo) {
            throw new IllegalArgumentException("A value cannot be positive and negative");
        }
    }

    @Override
    public String id() {
        return "net-share";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public String definition() {
        return "Share of " + positiveFrom + " and above minus share of " + negativeTo + " and below, times 100";
    }

    @Override
    public String source() {
        return "CES 2.0 (CEB); interval: Rocks, The American Statistician 70 (2016)";
    }

    @Override
    public double value(Sample sample) {
        return 100 * (positive(sample) - negative(sample));
    }

    @Override
    public String intervalMethod() {
        return AdjustedWald.METHOD;
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return Optional.of(AdjustedWald.interval(positive(sample), negative(sample), sample.size()).scaled(100));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        return Optional.of(AdjustedWald.change(positive(now), negative(now), now.size(), positive(before), negative(before),
                before.size()));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.of((value + 100) / 2);
    }

    private double positive(Sample sample) {
        return sample.share(positiveFrom, Integer.MAX_VALUE);
    }

    private double negative(Sample sample) {
        return sample.share(Integer.MIN_VALUE, negativeTo);
    }
}
