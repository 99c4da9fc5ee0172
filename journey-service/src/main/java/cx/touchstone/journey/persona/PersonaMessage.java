package cx.touchstone.journey.persona;

import java.util.List;
import java.util.UUID;

import cx.touchstone.kit.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What neighbours must know of a persona to segment by it.
 *
 * @param version numbers its states from 1
 */
@RegisterForReflection
public record PersonaMessage(UUID messageId, UUID id, int version, String name, List<Condition> conditions) {

    static final String TOPIC = "persona";

    static PersonaMessage of(Persona persona) {
        return new PersonaMessage(Ids.next(), persona.id, Math.toIntExact(persona.revision + 1), persona.name,
                persona.conditions);
    }
}
