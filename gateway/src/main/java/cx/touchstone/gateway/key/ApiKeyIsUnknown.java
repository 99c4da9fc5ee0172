package cx.touchstone.gateway.key;

import cx.touchstone.kit.Refusal;

/** There is no such key, or it is another tenant's. */
public final class ApiKeyIsUnknown extends Refusal {
    ApiKeyIsUnknown() {
        super(Kind.UNKNOWN, "api-key-unknown", "There is no API key with this id.");
    }
}
