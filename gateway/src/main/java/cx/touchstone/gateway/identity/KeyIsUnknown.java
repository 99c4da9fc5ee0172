package cx.touchstone.gateway.identity;

import cx.touchstone.kit.Refusal;

/** No key, a wrong one, an expired one, a revoked one: the caller is not told which. */
public class KeyIsUnknown extends Refusal {

    KeyIsUnknown() {
        super(Kind.UNAUTHENTICATED, "unauthenticated", "This call needs valid credentials.");
    }
}
