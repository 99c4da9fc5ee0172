package cx.touchstone.journey.action;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such action for this tenant. */
public class ActionIsUnknown extends Refusal {
    public ActionIsUnknown() {
        super(Kind.UNKNOWN, "action-unknown", "There is no such action.");
    }
}
