package cx.touchstone.scoring.score;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.counts.Period;

/** A stretch of days as callers see it. */
@Schema(name = "Period", description = "Days in the tenant's time zone, both ends included; an end that was not given is open.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodView(LocalDate from, LocalDate to) {

    public static PeriodView of(Period period) {
        return new PeriodView(period.from(), period.to());
    }
}
