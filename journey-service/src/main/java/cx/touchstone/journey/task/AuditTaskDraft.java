package cx.touchstone.journey.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.calendar.OnCalendar;
import cx.touchstone.journey.map.Key;

/** A task as somebody plans it. */
public record AuditTaskDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "Two mystery visits at security") String title,
        @Size(max = Key.TEXT) String description, @Size(max = 200) @Schema(examples = "Mara Lin") String owner,
        @Schema(examples = "2027-01-29") @OnCalendar LocalDate dueOn,
        @Size(max = 50) @Schema(description = "When the team talks about it.", examples = "[\"2027-01-15\"]") List<@NotNull @OnCalendar LocalDate> checkInDates,
        @Schema(description = "open unless told.") AuditTask.Status status) {

    void describe(AuditTask task, Instant now) {
        task.plan(title, description, owner, dueOn, checkInDates == null ? List.of() : checkInDates, now);
        task.become(status == null ? AuditTask.Status.OPEN : status);
    }
}
