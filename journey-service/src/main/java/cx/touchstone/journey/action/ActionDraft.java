package cx.touchstone.journey.action;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new action: what is to be done, and about which finding. */
public record ActionDraft(@NotNull @Schema(description = "A confirmed finding of the audit.") UUID finding,
        @NotNull @Valid ActionPlan plan) {
}
