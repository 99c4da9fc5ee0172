package cx.touchstone.journey.audit;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.journey.map.Words;
import cx.touchstone.kit.Refusal;

/** This is not done to an audit in its present state. */
public class AuditStateForbids extends Refusal {
    AuditStateForbids(Audit.Status status, String why) {
        super(Kind.CONFLICT, "audit-" + Words.of(status), why + " This one is " + Words.of(status) + ".");
    }
}
