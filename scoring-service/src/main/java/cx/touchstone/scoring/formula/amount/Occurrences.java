package cx.touchstone.scoring.formula.amount;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * How often something happened: Σx of values that are counts, 0 or more each. Range 0 and up, as a count. Interval: Byar's, as
 * if
 * each had happened by itself; weighted ones are worth as many as their effective size says. Change: the two counts as they
 * are,
 * tested given their sum; of periods that differ in length only a rate is comparable.
 *
 * @param ofAny whether the values are something else than counts, so that each answer is one occurrence whatever its value
 */
public record Occurrences(boolean ofAny) implements Formula {

    public Occurrences() {
        this(false);
    }

    @Override
    public String id() {
        return "occurrences";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String definition() {
        return ofAny ? "How often it happened: number of observations" : "How often it happened: sum of all counts";
    }

    @Override
    public String source() {
        return Byar.SOURCE;
    }

    @Override
    public double value(Sample sample) {
        return counted(sample).total();
    }

    @Override
    public String intervalMethod() {
        return Byar.METHOD;
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return Optional.of(Byar.interval(events(counted(sample))).scaled(worth(sample)));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        return Optional.of(Byar.change(events(counted(now)), worth(now), events(counted(before)), worth(before)));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.empty();
    }

    private Sample counted(Sample sample) {
        return ofAny ? onceEach(sample) : sample;
    }

    /** As if every value were 1. */
    static Sample onceEach(Sample sample) {
        return new Sample(new TreeMap<>(), sample.size(), sample.weight(), sample.weight(), 0, sample.buckets());
    }

    /** Independent events behind the sum: Σx, or fewer if they are weighted. */
    static double events(Sample sample) {
        return sample.size() * sample.mean();
    }

    /** How much one of those events adds to the sum: 1, or more if they are weighted. */
    static double worth(Sample sample) {
        return sample.weight() / sample.size();
    }
}
