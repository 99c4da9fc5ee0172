package cx.touchstone.gateway.key;

import cx.touchstone.kit.Refusal;

/** Nothing can take the place of a key that is no longer good, or whose place is taken. */
public final class ApiKeyIsOver extends Refusal {
    ApiKeyIsOver() {
        super(Kind.CONFLICT, "api-key-over", "The key is revoked, expired or replaced already; make a new one.");
    }
}
