package cx.touchstone.gateway.tenant;

import cx.touchstone.kit.Refusal;

/** Whoever comes is known, and nobody of this tenant is let in. */
public final class TenantIsSuspended extends Refusal {
    public TenantIsSuspended() {
        super(Kind.FORBIDDEN, "tenant-suspended", "Your organisation is suspended: ask who runs this platform.");
    }
}
