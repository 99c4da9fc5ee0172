package cx.touchstone.journey.finding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.Key;

/** What a person says to a proposed finding. */
public final class Decision {

    private Decision() {
    }

    /** That it is one. */
    @Schema(name = "FindingConfirmation")
    public record Confirmation(@NotNull @Schema(description = "What has to change.") Finding.Kind kind,
            @Schema(description = "As proposed unless told.") Finding.Severity severity) {
    }

    /** That it is none. */
    @Schema(name = "FindingDismissal")
    public record Dismissal(
            @NotBlank @Size(max = Key.TEXT) @Schema(examples = "The second lane was closed for repairs.") String reason) {
    }
}
