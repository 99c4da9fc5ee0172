package cx.touchstone.scoring.question;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.counts.Period;

/** Reads periods out of parameters, and remembers whatever is wrong with them. */
public final class PeriodReader {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** Before the year 1 there was none of this number, and the database counts backwards. */
    private static final String NO_YEAR = "0000";

    private final LocalDate today;
    private final DayOfWeek weekStart;
    private final List<Fault> faults;

    /**
     * @param today where the tenant is
     * @param weekStart first day of weeks
     */
    PeriodReader(LocalDate today, DayOfWeek weekStart, List<Fault> faults) {
        this.today = today;
        this.weekStart = weekStart;
        this.faults = faults;
    }

    /** The period that the parameters from and to, or period, tell; refuses what is not one. */
    public static Period read(String from, String to, String period, LocalDate today, DayOfWeek weekStart) {
        var faults = new ArrayList<Fault>();
        var read = new PeriodReader(today, weekStart, faults).period(from, to, period);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return read;
    }

    Period period(String from, String to, String period) {
        var between = between("from", from, "to", to);
        if (period == null) {
            return between;
        }
        if (from != null || to != null) {
            faults.add(new Fault("period", "unsupported-combination", "Either period is given, or from and to."));
        }
        return named(period).map(name -> name.period(today, weekStart)).orElseGet(() -> {
            faults.add(new Fault("period", "invalid", "period is one of " + NamedPeriod.allNames() + "."));
            return between;
        });
    }

    Period between(String fromName, String first, String toName, String last) {
        var period = new Period(date(fromName, first), date(toName, last));
        if (period.from() != null && period.to() != null && period.from().isAfter(period.to())) {
            faults.add(new Fault(toName, "range", toName + " is before " + fromName + "."));
        }
        return period;
    }

    /** A comparison with the period before: of the same name, or of as many days. */
    Comparison periodBefore(String name, Period period, Optional<TimeUnit> unit) {
        if (unit.isPresent()) {
            return new Comparison.WithUnitBefore(unit.get(), weekStart);
        }
        var before = named(name).flatMap(named -> named.before(today, weekStart));
        if (before.isEmpty() && (period.from() == null || period.to() == null)) {
            faults.add(new Fault("compare", "unsupported-combination",
                    "Before a period without beginning or end there is none to compare with."));
            return new Comparison.WithPeriod(period);
        }
        return new Comparison.WithPeriod(before.orElseGet(() -> asManyDaysBefore(period)));
    }

    private static Period asManyDaysBefore(Period period) {
        long days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        return new Period(period.from().minusDays(days), period.to().minusDays(days));
    }

    private static Optional<NamedPeriod> named(String name) {
        return name == null ? Optional.empty() : NamedPeriod.named(name);
    }

    private LocalDate date(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches() && !text.startsWith(NO_YEAR)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // a day that the calendar does not have: told below
        }
        faults.add(new Fault(name, "invalid", name + " must be a day such as 2017-05-13."));
        return null;
    }
}
