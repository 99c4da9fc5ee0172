package cx.touchstone.survey.limits;

import cx.touchstone.kit.Refusal;

/** Nobody who sees the page fills in a field that it does not show. */
public final class LooksAutomated extends Refusal {
    LooksAutomated() {
        super(Kind.INVALID, "looks-automated", "This looks like a machine's answer.");
    }
}
