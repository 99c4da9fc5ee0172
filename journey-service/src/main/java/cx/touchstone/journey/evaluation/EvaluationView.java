package cx.touchstone.journey.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.evidence.Evidence;

/** An evaluation sheet as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationView(UUID auditId, String touchpoint, Integer effectiveness, Integer consistency,
        Integer contactEase, String notes, List<Evidence> evidence, String evaluator, Instant createdAt, Instant changedAt) {

    static EvaluationView of(TouchpointEvaluation said) {
        return new EvaluationView(said.auditId, said.touchpoint, said.effectiveness, said.consistency, said.contactEase,
                said.notes, said.evidence, said.evaluator, said.createdAt, said.changedAt);
    }
}
