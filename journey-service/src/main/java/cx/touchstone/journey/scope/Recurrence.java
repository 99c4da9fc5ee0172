package cx.touchstone.journey.scope;

import java.time.LocalDate;
import java.time.Period;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often an audit is done. */
@Schema(name = "AuditRecurrence")
public enum Recurrence {
    @JsonProperty("once")
    ONCE(null),
    @JsonProperty("monthly")
    MONTHLY(Period.ofMonths(1)),
    @JsonProperty("quarterly")
    QUARTERLY(Period.ofMonths(3)),
    @JsonProperty("yearly")
    YEARLY(Period.ofYears(1));

    private final Period period;

    Recurrence(Period period) {
        this.period = period;
    }

    public boolean isOnce() {
        return period == null;
    }

    /**
     * When the next one opens: whole periods after the last one, and not before tomorrow, so that one that was closed late is
     * not followed by those that were missed.
     *
     * @param last when the last one opened
     */
    public LocalDate next(LocalDate last, LocalDate today) {
        LocalDate next = last.plus(period);
        // Counted from the beginning each time: the 31st comes back after February.
        for (int periods = 2; !next.isAfter(today); periods++) {
            next = last.plus(period.multipliedBy(periods));
        }
        return next;
    }
}
