package cx.touchstone.journey.persona;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What neighbours must know of a persona to segment by it.
 *
 * @param version numbers its states from 1; that it is gone is its last
 * @param removed true when it is gone: then nothing of it is told any more; else null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonaMessage(UUID messageId, UUID id, int version, Boolean removed, String name, List<Condition> conditions) {

    /** Each neighbour has messages of its own: one that is away holds up no other. */
    public static final String TO_SCORING = "persona";
    public static final String TO_SURVEYS = "persona-survey";

    static PersonaMessage of(Persona persona) {
        return new PersonaMessage(Ids.next(), persona.id, Math.toIntExact(persona.revision + 1), null, persona.name,
                persona.conditions);
    }

    /** That it is gone. */
    static PersonaMessage ofRemoved(Persona persona) {
        return new PersonaMessage(Ids.next(), persona.id, Math.toIntExact(persona.revision + 2), true, null, null);
    }
}
