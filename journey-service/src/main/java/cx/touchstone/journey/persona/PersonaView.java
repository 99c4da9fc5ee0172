package cx.touchstone.journey.persona;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A persona as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonaView(UUID id, String name, Persona.About about, String description, List<Condition> conditions,
        Instant createdAt, Instant changedAt) {

    static PersonaView of(Persona persona) {
        return new PersonaView(persona.id, persona.name, persona.about, persona.description, persona.conditions,
                persona.createdAt, persona.changedAt);
    }
}
