package cx.touchstone.journey.task;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was said about a task.
 *
 * @param by the key that wrote it down
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TaskCheckIn")
public record CheckIn(Instant at, String by, AuditTask.Status status, String note) {
}
