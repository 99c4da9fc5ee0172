package cx.touchstone.scoring.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How long a stretch of time one tally is about. Everything is counted once in each of them. */
public enum Span {
    DAY("D") {
        @Override
        public LocalDate start(LocalDate day) {
            return day;
        }
    },
    MONTH("M") {
        @Override
        public LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }
    };

    private final String code;

    Span(String code) {
        this.code = code;
    }

    /** As the database writes it. */
    public String code() {
        return code;
    }

    /** The first day of the one that has this day; names it. */
    public abstract LocalDate start(LocalDate day);

    /**
     * Tallies one after the other.
     *
     * @param first day of the first of them, null for the beginning of time
     * @param last day of the last of them, null for no end
     */
    public record Stretch(Span span, LocalDate first, LocalDate last) {
    }

    /**
     * A period as whole months and the days at its ends: each of its days in exactly one of them, and as few tallies as can be.
     *
     * @param from first day, null for the beginning of time
     * @param to last day, not before {@code from}; null for no end
     */
    public static List<Stretch> of(LocalDate from, LocalDate to) {
        var firstMonth = from == null ? null : MONTH.start(from.plusMonths(from.getDayOfMonth() == 1 ? 0 : 1));
        // The month behind the last whole one.
        var behind = to == null ? null : MONTH.start(to.plusDays(1));
        if (firstMonth != null && behind != null && !firstMonth.isBefore(behind)) {
            return List.of(new Stretch(DAY, from, to));
        }
        var stretches = new ArrayList<Stretch>();
        if (firstMonth != null && from.isBefore(firstMonth)) {
            stretches.add(new Stretch(DAY, from, firstMonth.minusDays(1)));
        }
        stretches.add(new Stretch(MONTH, firstMonth, behind == null ? null : behind.minusDays(1)));
        if (to != null && !to.isBefore(behind)) {
            stretches.add(new Stretch(DAY, behind, to));
        }
        return stretches;
    }
}
