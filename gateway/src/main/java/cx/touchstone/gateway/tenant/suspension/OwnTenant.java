package cx.touchstone.gateway.tenant.suspension;

import cx.touchstone.kit.Refusal;

/** Who locks himself out cannot open again. */
public final class OwnTenant extends Refusal {
    OwnTenant() {
        super(Kind.CONFLICT, "own-tenant", "Your own organisation cannot be suspended with its own key.");
    }
}
