package cx.touchstone.scoring.tally;

import java.time.LocalDate;

/**
 * A stretch of days, UTC.
 *
 * @param from first day, null for the beginning of time
 * @param to last day, null for no end
 */
public record Period(LocalDate from, LocalDate to) {

    String first() {
        return from == null ? "-infinity" : from.toString();
    }

    String last() {
        return to == null ? "infinity" : to.toString();
    }
}
