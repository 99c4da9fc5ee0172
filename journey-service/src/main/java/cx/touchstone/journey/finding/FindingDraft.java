package cx.touchstone.journey.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.evidence.FindingEvidence;
import cx.touchstone.journey.map.Key;

/** A finding as somebody writes it. */
public record FindingDraft(
        @NotNull @Size(max = Key.LONGEST) @Schema(description = "Key of a touchpoint that the audit examines.", examples = "security-check") String touchpoint,
        @NotBlank @Size(max = 200) @Schema(examples = "Nobody tells passengers where to queue") String title,
        @Size(max = 10_000) String description,
        @NotNull @Schema(description = "What has to change.") Finding.Kind kind, @NotNull Finding.Severity severity,
        @Size(max = 100) @Schema(examples = "service") String department,
        @Size(max = 64) @Schema(description = "Key of the metric that shows it.", examples = "csat") String metric,
        @Digits(integer = 18, fraction = 10) @Schema(description = "What it should be.", examples = "80") BigDecimal expected,
        @Digits(integer = 18, fraction = 10) @Schema(description = "What it is.", examples = "61.5") BigDecimal measured,
        @Size(max = 100) List<@NotNull @Valid FindingEvidence> evidence) {

    List<FindingEvidence> toEvidence() {
        return evidence == null ? List.of() : evidence;
    }

    void describe(Finding finding, Instant now) {
        finding.describe(touchpoint, title, description, kind, severity, department, now);
        finding.measure(metric, expected, measured, toEvidence());
    }
}
