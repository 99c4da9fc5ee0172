package cx.touchstone.journey.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.scope.Recurrence;

/** An audit as lists show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditSummary(UUID id, String name, Audit.Status status, Recurrence recurrence, LocalDate opensOn,
        @Schema(description = "The audit that this one follows.") UUID previous, Instant startedAt, Instant closedAt,
        Instant createdAt, Instant changedAt) {
}
