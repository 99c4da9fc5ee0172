package cx.touchstone.journey.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.evidence.FindingEvidence;

/** A finding as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(UUID id, UUID auditId, String touchpoint, String title, String description,
        @Schema(description = "What has to change; absent as long as nobody confirmed it.") Finding.Kind kind,
        Finding.Severity severity, String department, String metric, BigDecimal expected, BigDecimal measured,
        List<FindingEvidence> evidence, Finding.Status status,
        @Schema(description = "Whether it was proposed from scores.") boolean proposed,
        @Schema(description = "Why it was dismissed.") String reason,
        @Schema(description = "The key that wrote, confirmed or dismissed it.") String decidedBy, Instant createdAt,
        Instant changedAt) {

    public static FindingView of(Finding found) {
        return new FindingView(found.id, found.auditId, found.touchpoint, found.title, found.description, found.kind,
                found.severity, found.department, found.metric, found.expected, found.measured, found.evidence, found.status,
                found.proposed, found.reason, found.decidedBy, found.createdAt, found.changedAt);
    }
}
