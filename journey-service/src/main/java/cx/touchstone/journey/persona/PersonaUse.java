package cx.touchstone.journey.persona;

import java.util.List;
import java.util.UUID;

import cx.touchstone.kit.Refusal;

/** What may refer to personas. */
public interface PersonaUse {

    /**
     * One thing that refers to a persona.
     *
     * @param at its address
     * @param name for people
     */
    record Reference(String at, String name) {
    }

    /** Up to 100 things that refer to the persona. */
    List<Reference> of(UUID persona);

    /** Others refer to the persona: it cannot go before they let go of it. */
    final class PersonaIsUsed extends Refusal {
        PersonaIsUsed(List<Reference> references) {
            super(Kind.CONFLICT, "persona-used", "Others refer to this persona.", references.stream()
                    .map(reference -> new Fault(reference.at(), "refers", "\"" + reference.name() + "\" refers to it."))
                    .toList());
        }
    }
}
