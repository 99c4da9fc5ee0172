package cx.touchstone.journey.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.calendar.OnCalendar;
import cx.touchstone.journey.criteria.Answer;
import cx.touchstone.journey.evidence.Evidence;
import cx.touchstone.journey.map.Channel;
import cx.touchstone.journey.map.Key;
import cx.touchstone.kit.Refusal.Fault;

/** What somebody saw. */
public record AuditObservationDraft(
        @NotNull @Schema(description = "How it was observed; it stays as it was told first.") ObservationKind kind,
        @NotNull @Size(max = Key.LONGEST) @Schema(description = "Key of a touchpoint that the audit examines.", examples = "security-check") String touchpoint,
        @Schema(description = "Over which channel.") Channel channel,
        @Schema(description = "Of a mystery visit: whose touchpoint it was; ours unless told.") UUID competitor,
        @Schema(description = "Of a system review: which tool.") UUID tool,
        @Schema(description = "What it is scored by.") UUID checklist,
        @Schema(description = "Which version of it; the newest unless told.") Integer checklistVersion,
        @Schema(description = "By key of the checklist's items; each must be answered.") @Size(max = 5_000) Map<String, @NotNull @Valid Answer> answers,
        @Size(max = 10_000) @Schema(description = "What was seen, in words.", examples = "Nobody told where to queue.") String notes,
        @Size(max = 50) List<@NotNull @Valid Evidence> evidence,
        @NotBlank @Size(max = 200) @Schema(description = "Who saw it.", examples = "Mara Lin") String observer,
        @NotNull @Schema(description = "When; not ahead.", examples = "2027-01-12T08:10:00Z") @OnCalendar Instant observedAt) {

    /** Clocks may differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    Map<String, Answer> toAnswers() {
        return answers == null ? Map.of() : answers;
    }

    /** What contradicts itself. */
    List<Fault> contradictions(Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (competitor != null && kind != ObservationKind.MYSTERY_SHOPPING) {
            faults.add(new Fault("/competitor", "not-a-visit", "Only mystery visits are made at competitors."));
        }
        if (tool != null && kind != ObservationKind.SYSTEM_REVIEW) {
            faults.add(new Fault("/tool", "not-a-review", "Only system reviews are about a tool."));
        }
        if (checklist == null && !toAnswers().isEmpty()) {
            faults.add(new Fault("/checklist", "required", "Answers need the checklist that asks for them."));
        }
        if (checklist == null && (notes == null || notes.isBlank())) {
            faults.add(new Fault("/notes", "required", "What was seen is told by a checklist, or in notes, or both."));
        }
        if (observedAt.isAfter(now.plus(AHEAD))) {
            faults.add(new Fault("/observedAt", "ahead", "Nothing was seen that has not happened yet."));
        }
        return faults;
    }
}
