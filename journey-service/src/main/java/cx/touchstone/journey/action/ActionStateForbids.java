package cx.touchstone.journey.action;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.journey.map.Words;
import cx.touchstone.kit.Refusal;

/** This is not done to an action in its present state. */
public class ActionStateForbids extends Refusal {
    ActionStateForbids(Action.Status status, String why) {
        super(Kind.CONFLICT, "action-" + Words.of(status), why + " This one is " + Words.of(status) + ".");
    }
}
