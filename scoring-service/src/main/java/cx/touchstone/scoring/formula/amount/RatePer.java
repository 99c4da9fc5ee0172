package cx.touchstone.scoring.formula.amount;

import java.util.Optional;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * How often something happened in a day, a week, a month or a year: occurrences in the period / its days × days of that unit.
 * Range 0 and up, as a rate. Interval: Byar's, the length of the period being known; days in which nothing happened count.
 * Change:
 * difference of the two rates, tested given the events of both.
 *
 * @param days of the unit, above 0
 * @param ofAny whether the values are something else than counts, so that each answer is one occurrence whatever its value
 */
public record RatePer(double days, boolean ofAny) implements OverTime {

    /** The mean month of the Gregorian calendar. */
    private static final double MONTH_DAYS = 30.436875;
    private static final double YEAR_DAYS = 365.2425;

    public static final RatePer DAY = new RatePer(1);
    public static final RatePer WEEK = new RatePer(7);
    public static final RatePer MONTH = new RatePer(MONTH_DAYS);
    public static final RatePer YEAR = new RatePer(YEAR_DAYS);

    public RatePer {
        if (!(days > 0)) {
            throw new IllegalArgumentException("A rate is per some time");
        }
    }

    /** Of values that are counts. */
    public RatePer(double days) {
        this(days, false);
    }

    /** The same rate of values that are something else than counts. */
    public RatePer ofAny(boolean any) {
        return new RatePer(days, any);
    }

    @Override
    public String id() {
        return "rate-per";
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
        return "How often it happened, divided by the days of the period, times " + Sum.plain(days);
    }

    @Override
    public String source() {
        return Byar.SOURCE;
    }

    @Override
    public double value(Sample sample, double days) {
        return counted(sample).total() * perEvent(days);
    }

    @Override
    public String intervalMethod() {
        return Byar.METHOD;
    }

    @Override
    public Optional<Interval> interval(Sample sample, double days) {
        var counted = counted(sample);
        return Optional.of(
                Byar.interval(Occurrences.events(counted)).scaled(Occurrences.worth(counted) * perEvent(days)));
    }

    @Override
    public Optional<Change> change(Sample now, double days, Sample before, double daysBefore) {
        return rates(counted(now), perEvent(days), counted(before), perEvent(daysBefore));
    }

    private static Optional<Change> rates(Sample now, double perEvent, Sample before, double perEventBefore) {
        return Optional.of(Byar.change(Occurrences.events(now), Occurrences.worth(now) * perEvent,
                Occurrences.events(before), Occurrences.worth(before) * perEventBefore));
    }

    private Sample counted(Sample sample) {
        return ofAny ? Occurrences.onceEach(sample) : sample;
    }

    private double perEvent(double daysOfPeriod) {
        if (!(daysOfPeriod > 0)) {
            throw new IllegalArgumentException("A period has at least one day");
        }
        return days / daysOfPeriod;
    }
}
