package cx.touchstone.gateway.identity.token;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

import cx.touchstone.gateway.outside.Outside;
import cx.touchstone.gateway.provider.IdentityProvider;
import io.vertx.core.buffer.Buffer;

/** The public keys of issuers (JWKS, RFC 7517), where their providers say or their discovery documents (OpenID Connect). */
@ApplicationScoped
class IssuerKeys {

    /** Where issuers say where their keys are: OpenID Connect Discovery 1.0, 4. */
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    /** Only issuers that somebody has registered are asked; forgotten all at once when there are so many. */
    private static final int MOST = 10_000;

    /** Whose keys, and where they are if the provider says so. */
    private record Place(String issuer, String jwksUri) {
    }

    @Inject
    Outside outside;
    @Inject
    TokenSettings settings;

    private final Map<Place, KeySet> sets = new ConcurrentHashMap<>();

    /** The keys among which the one of this id is, if there is one; does not block. */
    CompletableFuture<List<JsonWebKey>> of(IdentityProvider provider, String keyId) {
        if (sets.size() >= MOST) {
            sets.clear();
        }
        return sets.computeIfAbsent(new Place(provider.issuer(), provider.jwksUri()),
                place -> new KeySet(place.issuer(), () -> ask(place), settings)).with(keyId);
    }

    private CompletableFuture<List<JsonWebKey>> ask(Place place) {
        return place.jwksUri() != null ? outside.get(place.jwksUri()).thenApply(IssuerKeys::read)
                : outside.get(discovery(place.issuer())).thenCompose(document -> outside.get(jwksUri(document, place.issuer())))
                        .thenApply(IssuerKeys::read);
    }

    private static String discovery(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + DISCOVERY;
    }

    private static String jwksUri(Buffer document, String issuer) {
        try {
            Map<String, Object> discovered = JsonUtil.parseJson(document.toString());
            if (issuer.equals(discovered.get("issuer")) && discovered.get("jwks_uri") instanceof String uri) {
                return uri;
            }
            throw new CompletionException("its discovery document is another one's", null);
        } catch (JoseException e) {
            throw new CompletionException("its discovery document cannot be read", e);
        }
    }

    /** Only what checks signatures in public: no secrets, which everybody who reads them could sign with. */
    private static List<JsonWebKey> read(Buffer document) {
        try {
            return new JsonWebKeySet(document.toString()).getJsonWebKeys().stream()
                    .filter(key -> key.getKey() instanceof PublicKey)
                    .filter(key -> key.getUse() == null || key.getUse().equals(Use.SIGNATURE)).toList();
        } catch (JoseException e) {
            throw new CompletionException("its keys cannot be read", e);
        }
    }
}
