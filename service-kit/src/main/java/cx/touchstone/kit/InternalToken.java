package cx.touchstone.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;

/**
 * Speaks for a caller inside the platform: a short-lived signed token that names the tenant, the scopes, who signed and whom it
 * is for. Every service has its own key and knows the public keys of those that may call it.
 */
@ApplicationScoped
@Unremovable // a service that calls nobody has no use for it, but its tests sign as their own callers
public class InternalToken {

    /** Issuer of every internal token. */
    public static final String ISSUER = "touchstone";

    /** {@code touchstone.internal.*} */
    @ConfigMapping(prefix = "touchstone.internal")
    public interface Settings {
        /** File with this service's private RSA key (PKCS #8, PEM); a service that calls nobody needs none. */
        Optional<String> signingKey();

        /** How long a token is good for. */
        @WithDefault("PT2M")
        Duration lifetime();
    }

    private record Subject(String tenant, String audience, Set<String> scopes, String caller) {
    }

    private record Signed(String token, Instant renewAt) {
    }

    /** Signing costs about a millisecond; callers come back. Emptied when it has grown large, so that it stays bounded. */
    private static final int REMEMBERED = 10_000;

    @Inject
    Settings settings;
    @ConfigProperty(name = "quarkus.application.name")
    String name;

    private final Map<Subject, Signed> signed = new ConcurrentHashMap<>();
    private volatile PrivateKey key;

    /**
     * The value of an {@code Authorization} header.
     *
     * @param tenant for whom the call acts; null for a call that acts for nobody yet (a respondent behind a link)
     * @param audience name of the service to call
     * @param scopes what the call may do there
     */
    public String bearer(String tenant, String audience, Set<String> scopes) {
        return bearer(tenant, audience, scopes, null);
    }

    /** @param caller who it is that acts, as the history of what he changes names him; null if that is the service itself */
    public String bearer(String tenant, String audience, Set<String> scopes, String caller) {
        Subject subject = new Subject(tenant, audience, scopes, caller);
        Signed known = signed.get(subject);
        if (known == null || Instant.now().isAfter(known.renewAt())) {
            if (signed.size() >= REMEMBERED) {
                signed.clear();
            }
            known = sign(subject);
            signed.put(subject, known);
        }
        return known.token();
    }

    private Signed sign(Subject subject) {
        JwtClaimsBuilder claims = Jwt.claims().issuer(ISSUER).audience(subject.audience()).subject(name)
                .groups(subject.scopes()).expiresIn(settings.lifetime());
        if (subject.tenant() != null) {
            claims.claim(Tenant.CLAIM, subject.tenant());
        }
        if (subject.caller() != null) {
            claims.claim(Tenant.CALLER, subject.caller());
        }
        String token = claims.jws().keyId(name).algorithm(SignatureAlgorithm.RS256).sign(key());
        return new Signed("Bearer " + token, Instant.now().plus(settings.lifetime().dividedBy(2)));
    }

    /**
     * A secret of this service for a purpose of its own, made of its signing key: all replicas have the same one, and nobody
     * who
     * does not have the key can make it. With another key it is another one.
     */
    public byte[] secretFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key().getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey key() {
        if (key == null) {
            String file = settings.signingKey()
                    .orElseThrow(() -> new IllegalStateException("touchstone.internal.signing-key is not set"));
            try {
                key = KeyUtils.decodePrivateKey(Files.readString(Path.of(file)), SignatureAlgorithm.RS256);
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("touchstone.internal.signing-key cannot be read: " + file, e);
            }
        }
        return key;
    }

    /**
     * The receiving side: a token whose signature was found good is good until it expires, so that a caller who comes back with
     * the same one, as all do, costs no cryptography.
     */
    @ApplicationScoped
    @Alternative
    @Priority(1)
    public static class Checked extends JWTCallerPrincipalFactory {

        private final JWTCallerPrincipalFactory check = new DefaultJWTCallerPrincipalFactory();
        private final Map<String, JWTCallerPrincipal> good = new ConcurrentHashMap<>();

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            JWTCallerPrincipal known = good.get(token);
            if (known != null && known.getExpirationTime() > Instant.now().getEpochSecond()) {
                return known;
            }
            JWTCallerPrincipal checked = check.parse(token, rules);
            if (good.size() >= REMEMBERED) {
                good.clear();
            }
            good.put(token, checked);
            return checked;
        }
    }
}
