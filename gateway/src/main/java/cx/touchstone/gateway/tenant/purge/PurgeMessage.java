package cx.touchstone.gateway.tenant.purge;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** That a tenant is to be removed. It is a message of who asked for it: nothing more is written for who is removed. */
@RegisterForReflection
record PurgeMessage(String tenant) {

    static final String TOPIC = "purge";
}
