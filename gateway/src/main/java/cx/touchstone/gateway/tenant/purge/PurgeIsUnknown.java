package cx.touchstone.gateway.tenant.purge;

import cx.touchstone.kit.Refusal;

/** Nobody has asked for the tenant to be removed. */
final class PurgeIsUnknown extends Refusal {
    PurgeIsUnknown() {
        super(Kind.UNKNOWN, "purge-unknown", "No organisation of this id is or was being removed.");
    }
}
