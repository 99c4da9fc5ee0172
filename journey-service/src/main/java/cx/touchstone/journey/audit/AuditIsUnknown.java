package cx.touchstone.journey.audit;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such audit for this tenant. */
public class AuditIsUnknown extends Refusal {
    public AuditIsUnknown() {
        super(Kind.UNKNOWN, "audit-unknown", "There is no such audit.");
    }
}
