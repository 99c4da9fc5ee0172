package cx.touchstone.scoring.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import cx.touchstone.scoring.counts.Period;

/** Stretches of the calendar that a period is divided into. */
public enum TimeUnit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** Its name in an address: quarter. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TimeUnit> named(String parameter) {
        return Stream.of(values()).filter(unit -> unit.parameter().equals(parameter)).findFirst();
    }

    /**
     * The first day of the unit that this day is in.
     *
     * @param weekStart first day of weeks
     */
    public LocalDate startOf(LocalDate day, DayOfWeek weekStart) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the unit so many units after the one that begins here; before it, if negative. */
    public LocalDate after(LocalDate start, int units) {
        return switch (this) {
            case DAY -> start.plusDays(units);
            case WEEK -> start.plusWeeks(units);
            case MONTH -> start.plusMonths(units);
            case QUARTER -> start.plusMonths(3L * units);
            case YEAR -> start.plusYears(units);
        };
    }

    /** The whole unit so many units after the one that this day is in. */
    public Period around(LocalDate day, DayOfWeek weekStart, int units) {
        var start = after(startOf(day, weekStart), units);
        return new Period(start, after(start, 1).minusDays(1));
    }

    /**
     * The units of a period in order; the first and the last one end where the period does.
     *
     * @param period with both ends
     * @param most after so many it stops
     */
    public List<Period> within(Period period, DayOfWeek weekStart, int most) {
        var units = new ArrayList<Period>();
        var from = period.from();
        while (!from.isAfter(period.to()) && units.size() < most) {
            var until = after(startOf(from, weekStart), 1);
            units.add(new Period(from, until.isAfter(period.to()) ? period.to() : until.minusDays(1)));
            from = until;
        }
        return units;
    }
}
