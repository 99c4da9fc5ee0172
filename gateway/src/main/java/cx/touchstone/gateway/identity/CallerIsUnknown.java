package cx.touchstone.gateway.identity;

import cx.touchstone.kit.Refusal;

/** No key or token, a wrong one, an expired one, a revoked one: the caller is not told which. */
public class CallerIsUnknown extends Refusal {

    CallerIsUnknown() {
        super(Kind.UNAUTHENTICATED, "unauthenticated", "This call needs valid credentials.");
    }
}
