package cx.touchstone.gateway.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.kit.Tenant;

/**
 * Who calls, as an API key tells it. To the gateway's own resources it looks like the token that a service would get, so that
 * everything that asks for the tenant of a request finds it in the same place.
 *
 * @param keyId of the key's record
 * @param keyPrefix the visible beginning of the key
 * @param expiresAt from when on the key is no longer good; null for one that does not expire
 */
public record Caller(String tenant, Set<String> scopes, UUID keyId, String keyPrefix,
        Instant expiresAt) implements JsonWebToken {

    /** Nobody in particular: no tenant, no scope. */
    static final Caller NOBODY = new Caller(null, Set.of(), null, "", null);

    static Caller of(ApiKey key) {
        return new Caller(key.tenantId(), Set.copyOf(key.scopes()), key.id(), key.prefix(), key.expiresAt());
    }

    boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String getName() {
        return keyPrefix;
    }

    @Override
    public Set<String> getClaimNames() {
        return Set.of(Tenant.CLAIM, Tenant.CALLER, Claims.groups.name());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String claim) {
        return (T) switch (claim) {
            case Tenant.CLAIM -> tenant;
            case Tenant.CALLER -> keyPrefix;
            case "groups" -> scopes;
            default -> null;
        };
    }
}
