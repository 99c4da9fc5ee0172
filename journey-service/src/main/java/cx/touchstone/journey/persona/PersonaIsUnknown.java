package cx.touchstone.journey.persona;

import cx.touchstone.kit.Refusal;

/** There is no such persona for this tenant. */
public class PersonaIsUnknown extends Refusal {
    public PersonaIsUnknown() {
        super(Kind.UNKNOWN, "persona-unknown", "There is no such persona.");
    }
}
