package cx.touchstone.journey.action;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.measured.Verification;

/** An action as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionView(UUID id, @Schema(description = "In which it began.") UUID auditId, UUID finding, String touchpoint,
        ActionPlan plan, Action.Status status,
        @Schema(description = "What was answered when it was asked last whether it had its effect.") Verification verification,
        Instant startedAt, Instant doneAt, Instant createdAt, Instant changedAt) {

    public static ActionView of(Action action) {
        return new ActionView(action.id, action.auditId, action.findingId, action.touchpoint,
                new ActionPlan(action.title, action.description, action.owner, action.dueOn, action.priority, action.metric,
                        action.target),
                action.status, action.verification, action.startedAt, action.doneAt, action.createdAt, action.changedAt);
    }
}
