package cx.touchstone.journey.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A task as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditTaskView(UUID id, UUID auditId, String title, String description, String owner, LocalDate dueOn,
        List<LocalDate> checkInDates, List<CheckIn> checkIns, AuditTask.Status status, Instant createdAt, Instant changedAt) {

    static AuditTaskView of(AuditTask task) {
        return new AuditTaskView(task.id, task.auditId, task.title, task.description, task.owner, task.dueOn,
                task.checkInDates, task.checkIns, task.status, task.createdAt, task.changedAt);
    }
}
