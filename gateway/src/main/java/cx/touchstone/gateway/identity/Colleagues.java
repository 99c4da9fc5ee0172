package cx.touchstone.gateway.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Tenant;

/**
 * Services of the platform that call the gateway under {@code /internal}. They come with tokens of their own, which open
 * nothing
 * else here, and nobody else's credentials open anything there.
 */
@ApplicationScoped
class Colleagues {

    static final String PATHS = "/internal/";
    private static final Logger LOG = Logger.getLogger(Colleagues.class);
    private static final String BEARER = "Bearer ";

    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    String keys;
    @ConfigProperty(name = "quarkus.application.name")
    String name;

    private JwtConsumer check;

    @Inject
    void know() {
        List<org.jose4j.jwk.JsonWebKey> trusted = List.of();
        try {
            trusted = keys.startsWith("file:") ? new JsonWebKeySet(Files.readString(Path.of(URI.create(keys)))).getJsonWebKeys()
                    : List.of();
        } catch (IOException | JoseException | IllegalArgumentException e) {
            LOG.errorf("the keys of other services cannot be read, they are refused: %s", e.getMessage());
        }
        check = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(trusted))
                .setExpectedIssuer(true, InternalToken.ISSUER).setExpectedAudience(true, name).setRequireSubject()
                .setRequireExpirationTime().build();
    }

    /**
     * Who presents these {@code Authorization} headers.
     *
     * @throws CallerIsUnknown if it is none of them
     */
    Caller behind(List<String> authorization) {
        if (authorization.size() != 1 || !authorization.getFirst().startsWith(BEARER)) {
            throw new CallerIsUnknown();
        }
        try {
            JwtClaims claims = check.processToClaims(authorization.getFirst().substring(BEARER.length()));
            String tenant = claims.getStringClaimValue(Tenant.CLAIM);
            if (tenant == null || tenant.isBlank() || tenant.equals(Tenant.EVERYBODY)) {
                throw new CallerIsUnknown();
            }
            return new Caller(tenant, Set.copyOf(claims.getStringListClaimValue("groups")), new UUID(0, 0), claims.getSubject(),
                    null, null, false, null, Set.of());
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new CallerIsUnknown();
        }
    }
}
