package cx.touchstone.journey.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.calendar.OnCalendar;
import cx.touchstone.journey.map.Key;
import cx.touchstone.journey.scope.AuditScope;
import cx.touchstone.journey.scope.Recurrence;
import cx.touchstone.journey.scope.TeamMember;

/** An audit as somebody plans it. */
public record AuditDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "Security, first quarter") String name,
        @Size(max = 20) @Schema(examples = "[\"Find out why satisfaction at security falls\"]") List<@NotBlank @Size(max = Key.TEXT) String> goals,
        @NotNull @Valid AuditScope scope, @Size(max = 100) List<@NotNull @Valid TeamMember> team,
        @Schema(description = "quarterly unless told.") Recurrence recurrence,
        @Schema(description = "On this day, in UTC, it begins by itself; unless told somebody starts it.", examples = "2027-01-04") @OnCalendar LocalDate opensOn) {

    Audit toAudit(Instant now) {
        Audit audit = new Audit(now);
        describe(audit, now);
        return audit;
    }

    void describe(Audit audit, Instant now) {
        audit.aim(scope, recurrence == null ? Recurrence.QUARTERLY : recurrence, opensOn);
        audit.plan(name, goals == null ? List.of() : goals, team == null ? List.of() : team, now);
    }
}
