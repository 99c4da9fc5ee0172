package cx.touchstone.journey.editing;

import cx.touchstone.kit.Refusal;

/** The draft has no stage or touchpoint with this key. */
public class PartIsUnknown extends Refusal {

    private PartIsUnknown(String code, String detail) {
        super(Kind.UNKNOWN, code, detail);
    }

    static PartIsUnknown stage() {
        return new PartIsUnknown("stage-unknown", "The draft of this journey has no such stage.");
    }

    static PartIsUnknown touchpoint() {
        return new PartIsUnknown("touchpoint-unknown", "The draft of this journey has no such touchpoint.");
    }
}
