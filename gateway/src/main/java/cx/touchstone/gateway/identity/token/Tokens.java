package cx.touchstone.gateway.identity.token;

import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512;
import static org.jose4j.jws.AlgorithmIdentifiers.EDDSA;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA512;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

import cx.touchstone.gateway.identity.Remembered;
import cx.touchstone.gateway.identity.Remembered.Found;
import cx.touchstone.gateway.identity.token.AccessToken.Claimed;
import cx.touchstone.gateway.provider.IdentityProvider;

/**
 * Tells whether tokens are what they say: signed by their issuer with a key pair, for us, and good now. A signature that was
 * good is believed for a while, since callers come again and again with the same token.
 */
@ApplicationScoped
public class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    /** What only the issuer can sign; with a shared secret whoever checks could sign as well. */
    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(ConstraintType.PERMIT, RSA_USING_SHA256,
            RSA_USING_SHA384, RSA_USING_SHA512, RSA_PSS_USING_SHA256, RSA_PSS_USING_SHA384, RSA_PSS_USING_SHA512,
            ECDSA_USING_P256_CURVE_AND_SHA256, ECDSA_USING_P384_CURVE_AND_SHA384, ECDSA_USING_P521_CURVE_AND_SHA512, EDDSA);
    /** Access tokens as RFC 9068 marks them, and as those do who do not mark them. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    @Inject
    TokenSettings settings;
    @Inject
    IssuerKeys keys;
    @Inject
    ManagedExecutor workers;

    private Remembered<Verified> good;

    @Inject
    void remember() {
        good = new Remembered<>(settings.goodTokens(), settings.remembered());
    }

    /**
     * What a token says, by the rules of its provider; empty if it is not what it says. Never waits on the calling thread.
     *
     * @return fails with {@link IssuerIsAway} when that cannot be told
     */
    public CompletableFuture<Optional<Verified>> verify(AccessToken token, Claimed claimed, IdentityProvider provider) {
        Found<Verified> known = good.get(token.hash());
        if (known != null && known.value().isBy(provider)) {
            return CompletableFuture.completedFuture(Optional.of(known.value()));
        }
        return keys.of(provider, claimed.keyId()).thenApplyAsync(those -> check(token, provider, those), workers);
    }

    private Optional<Verified> check(AccessToken token, IdentityProvider provider, List<JsonWebKey> those) {
        long since = System.nanoTime();
        try {
            JwtClaims claims = new JwtConsumerBuilder().setJwsAlgorithmConstraints(ASYMMETRIC)
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(those))
                    .setExpectedIssuer(true, provider.issuer()).setExpectedAudience(true, provider.audience())
                    .setRequireSubject().setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds((int) settings.skew().toSeconds()).registerValidator(this::fault).build()
                    .processToClaims(token.text());
            Verified verified = new Verified(provider.id(), provider.revision(), claims.getSubject(),
                    ClaimValues.at(provider.rolesClaim(), claims), ClaimValues.at(provider.scopesClaim(), claims),
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plus(settings.skew()));
            good.put(token.hash(), verified, since);
            return Optional.of(verified);
        } catch (InvalidJwtException | MalformedClaimException e) {
            LOG.debugf("token of %s is refused: %s", provider.issuer(), e.getMessage());
            return Optional.empty();
        }
    }

    /** What else is wrong with a token, or null. */
    private String fault(JwtContext context) throws MalformedClaimException {
        JwtClaims claims = context.getJwtClaims();
        String type = context.getJoseObjects().getFirst().getHeader("typ");
        if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            return "it is no access token by its header";
        }
        // Keycloak marks its tokens in a claim: an ID token is for who logs in, a refresh token for the issuer.
        if (claims.hasClaim("typ") && !"Bearer".equalsIgnoreCase(claims.getClaimValueAsString("typ"))) {
            return "it is no access token by its claims";
        }
        if (claims.hasClaim("cnf")) {
            return "it is bound to a key, which nobody has shown"; // RFC 7800: not for whoever bears it
        }
        return claims.getIssuedAt() != null
                && Instant.ofEpochSecond(claims.getIssuedAt().getValue()).isAfter(Instant.now().plus(settings.skew()))
                        ? "it is from the future"
                        : null;
    }
}
