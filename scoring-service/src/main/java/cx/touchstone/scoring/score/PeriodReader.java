package cx.touchstone.scoring.score;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.counts.Period;

/** Reads periods out of parameters, and remembers whatever is wrong with them. */
public final class PeriodReader {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final List<Fault> faults;

    PeriodReader(List<Fault> faults) {
        this.faults = faults;
    }

    /** The period between the parameters from and to; refuses what is not one. */
    public static Period fromTo(String from, String to) {
        var faults = new ArrayList<Fault>();
        var period = new PeriodReader(faults).read("from", from, "to", to);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return period;
    }

    Period read(String fromName, String first, String toName, String last) {
        var period = new Period(date(fromName, first), date(toName, last));
        if (period.from() != null && period.to() != null && period.from().isAfter(period.to())) {
            faults.add(new Fault(toName, "range", toName + " is before " + fromName + "."));
        }
        return period;
    }

    private LocalDate date(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // a day that the calendar does not have: told below
        }
        faults.add(new Fault(name, "invalid", name + " must be a day such as 2017-05-13."));
        return null;
    }
}
