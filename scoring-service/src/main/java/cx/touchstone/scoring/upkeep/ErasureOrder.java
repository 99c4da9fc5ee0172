package cx.touchstone.scoring.upkeep;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose observations are to go. */
@Schema(name = "ObservationErasureOrder")
public record ErasureOrder(@NotNull @Valid Subject subject) {

    /** A thing or a person in a partner's system. */
    @Schema(name = "ObservedSubject")
    public record Subject(@NotBlank @Size(max = 100) @Schema(examples = "crm") String system,
            @NotBlank @Size(max = 100) @Schema(examples = "case") String type,
            @NotBlank @Size(max = 200) @Schema(examples = "4711") String id) {
    }
}
