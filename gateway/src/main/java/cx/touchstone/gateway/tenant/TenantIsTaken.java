package cx.touchstone.gateway.tenant;

import cx.touchstone.kit.Refusal;

/** A tenant's id is for ever: it stands in every row. */
public final class TenantIsTaken extends Refusal {
    TenantIsTaken() {
        super(Kind.CONFLICT, "tenant-exists", "There is a tenant of this id already.");
    }
}
