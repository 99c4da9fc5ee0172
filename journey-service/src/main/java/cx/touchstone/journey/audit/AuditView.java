package cx.touchstone.journey.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.scope.AuditScope;
import cx.touchstone.journey.scope.Examined;
import cx.touchstone.journey.scope.Recurrence;
import cx.touchstone.journey.scope.TeamMember;

/** An audit as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(UUID id, String name, Audit.Status status, List<String> goals, AuditScope scope,
        List<TeamMember> team, Recurrence recurrence, LocalDate opensOn,
        @Schema(description = "What it is about; absent before it begins.") Examined examined,
        @Schema(description = "The audit that this one follows.") UUID previous, Instant startedAt, Instant reportingAt,
        Instant closedAt, Instant createdAt, Instant changedAt) {

    public static AuditView of(Audit audit) {
        return new AuditView(audit.id, audit.name, audit.status, audit.goals, audit.scope, audit.team, audit.recurrence,
                audit.opensOn, audit.examined, audit.previousId, audit.startedAt, audit.reportingAt, audit.closedAt,
                audit.createdAt, audit.changedAt);
    }
}
