package cx.touchstone.journey.competitor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.Key;

/** A competitor as somebody describes it. */
public record CompetitorDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "The airport across the bay") String name,
        @Size(max = Key.TEXT) @Schema(examples = "Half an hour by train.") String description,
        @Size(max = 500) @Pattern(regexp = "https?://\\S+", message = "must be an http or https address") @Schema(examples = "https://airport.example") String website) {
}
