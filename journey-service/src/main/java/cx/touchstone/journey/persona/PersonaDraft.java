package cx.touchstone.journey.persona;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A persona as somebody describes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonaDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "Young professionals") String name,
        @Schema(description = "Whom the conditions are about; person unless told.") Persona.About about,
        @Size(max = 2_000) @Schema(examples = "They fly for work, with hand luggage.") String description,
        @NotNull @Size(min = 1, max = 20) @Schema(description = "All of which must hold.") List<@NotNull @Valid Condition> conditions) {

    static PersonaDraft of(Persona persona) {
        return new PersonaDraft(persona.name, persona.about, persona.description, persona.conditions);
    }

    /** Whether this describes the same people or companies. */
    boolean means(Persona persona) {
        return toAbout() == persona.about && conditions.equals(persona.conditions);
    }

    Persona toPersona(Instant now) {
        return new Persona(name, toAbout(), description, conditions, now);
    }

    Persona.About toAbout() {
        return about == null ? Persona.About.PERSON : about;
    }
}
