package cx.touchstone.gateway.tenant.suspension;

import cx.touchstone.gateway.tenant.Organisation;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Whether answers are taken for a tenant.
 *
 * @param version the higher one is the later one, in whatever order they arrive
 */
@RegisterForReflection
record SuspensionMessage(long version, boolean suspended) {

    static final String TOPIC = "suspension";

    static SuspensionMessage of(Organisation tenant) {
        return new SuspensionMessage(tenant.revision(), tenant.isSuspended());
    }
}
