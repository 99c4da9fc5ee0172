package cx.touchstone.journey.editing;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What goes where, in the order in which it is done; a move behind something that itself moves waits for it. */
public record Moves(@NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Move> moves) {

    /** One move. */
    @Schema(description = "A touchpoint into a stage or behind another touchpoint; or, without touchpoint, a stage behind another stage.")
    public record Move(
            @Schema(description = "Key of the touchpoint that moves; absent when a stage does.", examples = "restaurants") String touchpoint,
            @Schema(description = "Key of the stage that the touchpoint moves into, or of the stage that moves.", examples = "at-the-gate") String stage,
            @Schema(description = "Key of the touchpoint, or of the stage, behind which it goes; absent: it becomes the first.", examples = "wifi") String after) {
    }
}
