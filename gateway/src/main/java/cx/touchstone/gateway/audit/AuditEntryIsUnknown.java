package cx.touchstone.gateway.audit;

import cx.touchstone.kit.Refusal;

/** The tenant's log has no such entry. */
public final class AuditEntryIsUnknown extends Refusal {
    AuditEntryIsUnknown() {
        super(Kind.UNKNOWN, "audit-entry-unknown", "The audit log has no entry at this position.");
    }
}
