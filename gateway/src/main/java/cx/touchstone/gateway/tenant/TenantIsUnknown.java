package cx.touchstone.gateway.tenant;

import cx.touchstone.kit.Refusal;

/** There is no tenant of this id. */
public final class TenantIsUnknown extends Refusal {
    public TenantIsUnknown() {
        super(Kind.UNKNOWN, "tenant-unknown", "There is no tenant of this id.");
    }
}
