package cx.touchstone.gateway.identity.token;

import cx.touchstone.kit.Refusal;

/** Whether a token is good cannot be told: its issuer does not say by which keys. */
public final class IssuerIsAway extends Refusal {
    IssuerIsAway() {
        super(Kind.OVERLOADED, "issuer-unavailable", "The issuer of this token cannot be asked for its keys now, try again.");
    }
}
