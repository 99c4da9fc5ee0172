package cx.touchstone.scoring.formula.amount;

import java.util.Optional;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * One sum measured by another: Σabove / Σbelow × times, of values that are 0 or more; complaints per 1,000 customers, clicks
 * per
 * 100 views. Range 0 and up, as a rate. Interval and change of what is counted over something known: Byar's. Of two sums that
 * both
 * vary: the delta method, with the variances of {@link Sum} and as if the two had nothing to do with each other, which is too
 * wide
 * when they rise together; it ends at 0. Source: W. G. Cochran, Sampling Techniques, 3rd edition 1977, chapter 6.
 *
 * @param times for how many of {@code below}, above 0
 * @param counted whether {@code above} counts what happens and {@code below} is known and does not vary
 */
public record Ratio(double times, boolean counted) implements Relation {

    public Ratio {
        if (!(times > 0)) {
            throw new IllegalArgumentException("A ratio is for some of what is below");
        }
    }

    @Override
    public String id() {
        return "ratio";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.RATE;
    }

    @Override
    public String definition() {
        return "Sum of the one divided by the sum of the other, times " + Sum.plain(times);
    }

    @Override
    public String source() {
        return counted ? Byar.SOURCE : "Interval and change: delta method, Cochran, Sampling Techniques (1977), chapter 6";
    }

    @Override
    public boolean speaksOf(Sample above, Sample below) {
        return below.total() > 0;
    }

    @Override
    public double value(Sample above, Sample below) {
        return above.total() * perUnit(below);
    }

    @Override
    public String intervalMethod() {
        return counted ? Byar.METHOD : "delta";
    }

    @Override
    public Optional<Interval> interval(Sample above, Sample below) {
        if (counted) {
            return Optional.of(Byar.interval(Occurrences.events(above)).scaled(worth(above, below)));
        }
        return Optional.of(Interval.around(value(above, below), Math.sqrt(variance(above, below)))
                .within(0, Double.POSITIVE_INFINITY));
    }

    @Override
    public Optional<Change> change(Sample above, Sample below, Sample aboveBefore, Sample belowBefore) {
        if (counted) {
            return Optional.of(Byar.change(Occurrences.events(above), worth(above, below), Occurrences.events(aboveBefore),
                    worth(aboveBefore, belowBefore)));
        }
        double error = Math.sqrt(variance(above, below) + variance(aboveBefore, belowBefore));
        return error == 0 ? Optional.empty()
                : Optional.of(Change.of(value(above, below) - value(aboveBefore, belowBefore), error));
    }

    private double worth(Sample above, Sample below) {
        return Occurrences.worth(above) * perUnit(below);
    }

    private double perUnit(Sample below) {
        return times / below.total();
    }

    private double variance(Sample above, Sample below) {
        double ratio = above.total() / below.total();
        return (Sum.variance(above) + ratio * ratio * Sum.variance(below)) * perUnit(below) * perUnit(below);
    }
}
