package cx.touchstone.journey.observation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.criteria.Answer;
import cx.touchstone.journey.criteria.Judgement.SectionScore;
import cx.touchstone.journey.evidence.Evidence;

/** An observation as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditObservationView(UUID id, UUID auditId, ObservationKind kind, String touchpoint, String channel,
        UUID competitor, UUID tool, UUID checklist, Integer checklistVersion, Map<String, Answer> answers,
        @Schema(description = "0 to 100, not rounded; absent when nothing was scored.") Double score,
        List<SectionScore> sections, String notes, List<Evidence> evidence, String observer, Instant observedAt,
        @Schema(description = "Why scoring does not count the score, in one word: before-retention when it was seen before what is kept. Absent when it is counted, or will be.", examples = "before-retention") String notCounted,
        Instant createdAt, Instant changedAt) {

    static AuditObservationView of(AuditObservation seen) {
        return new AuditObservationView(seen.id, seen.auditId, seen.kind, seen.touchpoint, seen.channel, seen.competitorId,
                seen.toolId, seen.checklistId, seen.checklistVersion, seen.answers, seen.score, seen.sections, seen.notes,
                seen.evidence, seen.observer, seen.observedAt, seen.notCounted, seen.createdAt, seen.changedAt);
    }
}
