package cx.touchstone.scoring.change;

import cx.touchstone.kit.Tenant;
import io.quarkus.arc.Arc;

/** For who looks into the tables of tallies, and not at scores. */
public final class Folded {

    private Folded() {
    }

    /** Waits until the tallies of a tenant say what was accepted before. */
    public static void of(String tenant) {
        Tenant.as(tenant, () -> {
            Arc.container().instance(Folding.class).get().fold(tenant);
            return null;
        });
    }
}
