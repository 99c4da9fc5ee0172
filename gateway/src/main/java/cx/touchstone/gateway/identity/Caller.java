package cx.touchstone.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.gateway.provider.Role;
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.kit.Tenant;

/**
 * Who calls, as an API key or an access token tells it. To the gateway's own resources it looks like the token that a service
 * would get, so that everything that asks for the tenant of a request finds it in the same place.
 *
 * @param id of the key's record; for who logged in, made of what names him
 * @param name by which histories name him: the visible beginning of the key, or {@code provider:subject}
 * @param login null for a key
 * @param expiresAt from when on key or token are no longer good; null for a key that does not expire
 * @param suspended whether nobody of his tenant is let in
 * @param language of his tenant's people (BCP 47), where he asks for no other; null for nobody
 * @param origins of websites whose scripts may use this credential
 */
public record Caller(String tenant, Set<String> scopes, UUID id, String name, Login login, Instant expiresAt,
        boolean suspended, String language, Set<String> origins) implements JsonWebToken {

    /**
     * Somebody who came with an access token.
     *
     * @param provider its name
     * @param subject as the provider names him
     */
    record Login(UUID providerId, String provider, String subject, Set<Role> roles) {
    }

    /** Nobody in particular: no tenant, no scope. */
    static final Caller NOBODY = new Caller(null, Set.of(), null, "", null, null, false, null, Set.of());

    static Caller of(Organisation tenant, ApiKey key) {
        return new Caller(key.tenantId(), Set.copyOf(key.scopes()), key.id(), key.prefix(), null, key.expiresAt(),
                tenant.isSuspended(), tenant.locale(), Set.copyOf(tenant.origins()));
    }

    static Caller of(Organisation tenant, Login login, Set<String> scopes, Instant expiresAt) {
        UUID id = UUID.nameUUIDFromBytes((login.providerId() + login.subject()).getBytes(StandardCharsets.UTF_8));
        return new Caller(tenant.tenantId(), scopes, id, login.provider() + ':' + login.subject(), login, expiresAt,
                tenant.isSuspended(), tenant.locale(), Set.copyOf(tenant.origins()));
    }

    boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String getName() {
        return name;
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
            case Tenant.CALLER -> name;
            case "groups" -> scopes;
            default -> null;
        };
    }
}
