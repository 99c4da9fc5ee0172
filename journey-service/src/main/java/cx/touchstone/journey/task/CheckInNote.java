package cx.touchstone.journey.task;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.Key;

/** What somebody says about a task. */
@Schema(name = "TaskCheckInNote")
public record CheckInNote(
        @Schema(description = "How far the task is; as before unless told.") AuditTask.Status status,
        @Size(max = Key.TEXT) @Schema(examples = "Two of five visits are done.") String note) {
}
