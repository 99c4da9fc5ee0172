package cx.touchstone.journey.persona;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A persona as somebody describes it. */
public record PersonaDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "Young professionals") String name,
        @Schema(description = "Whom the conditions are about; person unless told.") Persona.About about,
        @Size(max = 2_000) @Schema(examples = "They fly for work, with hand luggage.") String description,
        @NotNull @Size(min = 1, max = 20) @Schema(description = "All of which must hold.") List<@NotNull @Valid Condition> conditions) {

    Persona toPersona(Instant now) {
        return new Persona(name, toAbout(), description, conditions, now);
    }

    Persona.About toAbout() {
        return about == null ? Persona.About.PERSON : about;
    }
}
