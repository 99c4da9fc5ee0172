package cx.touchstone.survey.partial;

import cx.touchstone.kit.Refusal;

/** Nothing was saved in this session. */
public final class SessionIsUnknown extends Refusal {
    SessionIsUnknown() {
        super(Kind.UNKNOWN, "session-unknown", "Nothing was saved in this session.");
    }
}
