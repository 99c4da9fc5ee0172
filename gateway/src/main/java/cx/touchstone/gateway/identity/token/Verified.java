package cx.touchstone.gateway.identity.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cx.touchstone.gateway.provider.IdentityProvider;

/**
 * What a good token says.
 *
 * @param provider by whose rules it was checked
 * @param revision of these rules
 * @param roles values of the claim that holds roles
 * @param scopes values of the claim that holds scopes
 * @param expiresAt from when on it is no longer good, by clocks that may differ
 */
public record Verified(UUID provider, long revision, String subject, List<String> roles, List<String> scopes,
        Instant expiresAt) {

    boolean isBy(IdentityProvider now) {
        return provider.equals(now.id()) && revision == now.revision();
    }
}
