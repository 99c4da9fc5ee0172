package cx.touchstone.journey.evaluation;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.evidence.Evidence;

/** What somebody says of a touchpoint. */
public record EvaluationSheet(
        @Min(1) @Max(5) @Schema(description = "How well it does what it is there for, 1 poor to 5 very good.", examples = "3") Integer effectiveness,
        @Min(1) @Max(5) @Schema(description = "How far it says the same as the other touchpoints.", examples = "4") Integer consistency,
        @Min(1) @Max(5) @Schema(description = "How easily somebody to turn to is found.", examples = "2") Integer contactEase,
        @Size(max = 10_000) @Schema(examples = "The signs name the old gates.") String notes,
        @Size(max = 50) List<@NotNull @Valid Evidence> evidence,
        @NotBlank @Size(max = 200) @Schema(description = "Who says so.", examples = "Mara Lin") String evaluator) {

    void describe(TouchpointEvaluation evaluation, Instant now) {
        evaluation.rate(effectiveness, consistency, contactEase);
        evaluation.note(notes, evidence == null ? List.of() : evidence, evaluator, now);
    }
}
