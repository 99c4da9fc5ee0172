package cx.touchstone.gateway.tenant.purge;

import cx.touchstone.kit.Refusal;

/** The tenant is removed, or is being removed; its id is nobody else's for ever. */
public final class TenantIsGone extends Refusal {
    TenantIsGone() {
        super(Kind.GONE, "tenant-gone", "This organisation is gone for good.");
    }
}
