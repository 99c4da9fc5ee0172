package cx.touchstone.journey.action;

import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.ScoreRanges;

/** A new action: what is to be done, and about which finding. */
public record ActionDraft(@NotNull @Schema(description = "A confirmed finding of the audit.") UUID finding,
        @NotNull @Valid ActionPlan plan) implements ScoreRanges.Aims {

    @Override
    public Stream<String> aimedAt() {
        return plan == null ? Stream.empty() : plan.aimedAt();
    }
}
