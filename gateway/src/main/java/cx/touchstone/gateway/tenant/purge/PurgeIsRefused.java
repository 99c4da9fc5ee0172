package cx.touchstone.gateway.tenant.purge;

import cx.touchstone.kit.Refusal;

/** Why a tenant is not removed. */
final class PurgeIsRefused extends Refusal {

    private PurgeIsRefused(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    /** Nobody is removed who is at work: suspended first, everybody has time to say that it is a mistake. */
    static PurgeIsRefused notSuspended() {
        return new PurgeIsRefused("tenant-not-suspended", "Only a suspended organisation can be removed.");
    }

    /** What it had removed is proved by its audit log. */
    static PurgeIsRefused holdsProofs() {
        return new PurgeIsRefused("tenant-holds-proofs",
                "This organisation had others removed: its audit log proves that, and stays.");
    }
}
