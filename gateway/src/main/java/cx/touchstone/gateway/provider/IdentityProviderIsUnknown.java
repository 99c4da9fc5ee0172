package cx.touchstone.gateway.provider;

import cx.touchstone.kit.Refusal;

/** The tenant has no such identity provider. */
public final class IdentityProviderIsUnknown extends Refusal {
    IdentityProviderIsUnknown() {
        super(Kind.UNKNOWN, "identity-provider-unknown", "There is no such identity provider.");
    }
}
