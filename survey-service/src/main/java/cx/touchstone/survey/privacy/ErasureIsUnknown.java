package cx.touchstone.survey.privacy;

import cx.touchstone.kit.Refusal;

/** There is no such erasure for this tenant. */
public class ErasureIsUnknown extends Refusal {
    public ErasureIsUnknown() {
        super(Kind.UNKNOWN, "erasure-unknown", "There is no such erasure.");
    }
}
