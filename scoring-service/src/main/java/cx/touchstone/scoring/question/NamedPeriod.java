package cx.touchstone.scoring.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cx.touchstone.scoring.counts.Period;

/**
 * Periods that are named by where today stands. Those that are called last end today and include it; this and previous mean
 * whole units of the calendar.
 */
public enum NamedPeriod {
    TODAY(days(1, 0)),
    YESTERDAY(days(1, 1)),
    LAST_7_DAYS(days(7, 0)),
    LAST_30_DAYS(days(30, 0)),
    LAST_90_DAYS(days(90, 0)),
    LAST_12_MONTHS((today, weekStart, back) -> new Period(today.minusMonths(12L * (back + 1)).plusDays(1),
            today.minusMonths(12L * back))),
    THIS_WEEK(unit(TimeUnit.WEEK, 0)),
    PREVIOUS_WEEK(unit(TimeUnit.WEEK, 1)),
    THIS_MONTH(unit(TimeUnit.MONTH, 0)),
    PREVIOUS_MONTH(unit(TimeUnit.MONTH, 1)),
    THIS_QUARTER(unit(TimeUnit.QUARTER, 0)),
    PREVIOUS_QUARTER(unit(TimeUnit.QUARTER, 1)),
    THIS_YEAR(unit(TimeUnit.YEAR, 0)),
    PREVIOUS_YEAR(unit(TimeUnit.YEAR, 1)),
    ALL((today, weekStart, back) -> Period.ALWAYS);

    /** Where it lies, so many of its own lengths ago. */
    private interface Stretch {
        Period lies(LocalDate today, DayOfWeek weekStart, int back);
    }

    private final Stretch stretch;

    NamedPeriod(Stretch stretch) {
        this.stretch = stretch;
    }

    private static Stretch days(int days, int ago) {
        return (today, weekStart, back) -> {
            var last = today.minusDays(ago + (long) days * back);
            return new Period(last.minusDays(days - 1L), last);
        };
    }

    private static Stretch unit(TimeUnit unit, int ago) {
        return (today, weekStart, back) -> unit.around(today, weekStart, -ago - back);
    }

    /** Its name in an address: last-30-days. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<NamedPeriod> named(String parameter) {
        return Stream.of(values()).filter(period -> period.parameter().equals(parameter)).findFirst();
    }

    static String allNames() {
        return Arrays.stream(values()).map(NamedPeriod::parameter).collect(Collectors.joining(", "));
    }

    /**
     * The days that it means.
     *
     * @param today where the tenant is
     * @param weekStart first day of weeks
     */
    public Period period(LocalDate today, DayOfWeek weekStart) {
        return stretch.lies(today, weekStart, 0);
    }

    /** The period of the same name that was before it; absent when nothing was. */
    public Optional<Period> before(LocalDate today, DayOfWeek weekStart) {
        return this == ALL ? Optional.empty() : Optional.of(stretch.lies(today, weekStart, 1));
    }
}
