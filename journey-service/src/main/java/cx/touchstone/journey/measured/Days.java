package cx.touchstone.journey.measured;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.calendar.OnCalendar;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Some days in the tenant's time zone, as scoring-service knows it; both ends are included. */
@RegisterForReflection
@Schema(name = "MeasuredDays")
public record Days(@NotNull @OnCalendar @Schema(examples = "2017-05-01") LocalDate from,
        @NotNull @OnCalendar @Schema(examples = "2017-05-31") LocalDate to) {

    /** Null-safe: what is missing is named elsewhere. */
    public boolean runBackwards() {
        return from != null && to != null && to.isBefore(from);
    }
}
