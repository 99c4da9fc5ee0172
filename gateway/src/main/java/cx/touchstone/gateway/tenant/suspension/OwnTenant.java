package cx.touchstone.gateway.tenant.suspension;

import cx.touchstone.kit.Refusal;

/** Who locks himself out cannot open again. */
public final class OwnTenant extends Refusal {
    public OwnTenant() {
        super(Kind.CONFLICT, "own-tenant", "Your own organisation cannot be suspended or removed with its own key.");
    }
}
