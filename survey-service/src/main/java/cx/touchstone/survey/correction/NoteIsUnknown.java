package cx.touchstone.survey.correction;

import cx.touchstone.kit.Refusal;

/** The response has no such note. */
public class NoteIsUnknown extends Refusal {
    public NoteIsUnknown() {
        super(Kind.UNKNOWN, "note-unknown", "The response has no such note.");
    }
}
