package cx.touchstone.gateway.provider;

import cx.touchstone.kit.Refusal;

/** An identity provider that contradicts one that is there. */
public final class IdentityProviderIsRefused extends Refusal {

    private IdentityProviderIsRefused(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    /** @param constraint that it breaks */
    static IdentityProviderIsRefused by(String constraint) {
        return "identity_provider_name".equals(constraint)
                ? new IdentityProviderIsRefused("identity-provider-exists",
                        "There is an identity provider of this name already.")
                : new IdentityProviderIsRefused("issuer-taken",
                        "Tokens of this issuer for this audience belong to somebody already; choose another audience.");
    }

    static IdentityProviderIsRefused tooMany(int most) {
        return new IdentityProviderIsRefused("too-many-identity-providers",
                "There are " + most + " identity providers already, as many as there may be.");
    }
}
