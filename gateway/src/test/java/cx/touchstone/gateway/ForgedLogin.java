package cx.touchstone.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Access tokens that must not be believed; but for what is wrong with them they open everything. */
public enum ForgedLogin {

    NOT_SIGNED,
    SIGNED_WITH_THE_PUBLIC_KEY,
    SIGNED_WITH_ANOTHER_KEY,
    SIGNED_WITH_A_KEY_OF_ITS_OWN,
    CHANGED_AFTERWARDS,
    EXPIRED,
    WITHOUT_AN_END,
    NOT_YET,
    OF_THE_FUTURE,
    FOR_ANOTHER_SERVICE,
    FOR_NOBODY,
    OF_ANOTHER_ISSUER,
    OF_NOBODY,
    ID_TOKEN,
    BOUND_TO_A_KEY;

    private static final Consumer<JwtClaims> NOTHING = claims -> {
    };

    /** @param issuer whom a tenant believes */
    public String of(Issuer issuer) {
        return switch (this) {
            case NOT_SIGNED -> signed(issuer, AlgorithmIdentifiers.NONE, null);
            case SIGNED_WITH_THE_PUBLIC_KEY -> signed(issuer, AlgorithmIdentifiers.HMAC_SHA256, issuer);
            case SIGNED_WITH_ANOTHER_KEY -> sign(issuer, anotherKey(issuer.key().getKeyId()), NOTHING);
            case SIGNED_WITH_A_KEY_OF_ITS_OWN -> sign(issuer, Issuer.aKey(), NOTHING);
            case CHANGED_AFTERWARDS -> changed(issuer);
            case EXPIRED -> token(issuer, claims -> claims.setExpirationTime(inSeconds(-60)));
            case WITHOUT_AN_END -> token(issuer, claims -> claims.unsetClaim("exp"));
            case NOT_YET -> token(issuer, claims -> claims.setNotBefore(inSeconds(60)));
            case OF_THE_FUTURE -> token(issuer, claims -> claims.setIssuedAt(inSeconds(60)));
            case FOR_ANOTHER_SERVICE -> token(issuer, claims -> claims.setAudience("another-service"));
            case FOR_NOBODY -> token(issuer, claims -> claims.unsetClaim("aud"));
            case OF_ANOTHER_ISSUER -> token(issuer, claims -> claims.setIssuer("https://elsewhere.example"));
            case OF_NOBODY -> token(issuer, claims -> claims.unsetClaim("sub"));
            case ID_TOKEN -> token(issuer, claims -> claims.setClaim("typ", "ID"));
            case BOUND_TO_A_KEY -> token(issuer, claims -> claims.setClaim("cnf", Map.of("jkt", "x")));
        };
    }

    private static PublicJsonWebKey anotherKey(String id) {
        PublicJsonWebKey another = Issuer.aKey();
        another.setKeyId(id);
        return another;
    }

    private static String token(Issuer issuer, Consumer<JwtClaims> wrong) {
        return sign(issuer, issuer.key(), wrong);
    }

    private static String sign(Issuer issuer, PublicJsonWebKey key, Consumer<JwtClaims> wrong) {
        return Issuer.sign(admin(issuer, wrong), key);
    }

    private static JwtClaims admin(Issuer issuer, Consumer<JwtClaims> wrong) {
        return issuer.claims(claims -> {
            claims.setClaim("realm_access", Map.of("roles", List.of("touchstone-admin")));
            wrong.accept(claims);
        });
    }

    private static String changed(Issuer issuer) {
        String good = issuer.token("ana", "touchstone-viewer");
        String claims = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(admin(issuer, NOTHING).toJson().getBytes(StandardCharsets.UTF_8));
        return good.substring(0, good.indexOf('.') + 1) + claims + good.substring(good.lastIndexOf('.'));
    }

    private static NumericDate inSeconds(long seconds) {
        NumericDate time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }

    /** @param secret whose public key is taken for one; null for none */
    private static String signed(Issuer issuer, String algorithm, Issuer secret) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(admin(issuer, NOTHING).toJson());
        token.setKeyIdHeaderValue(issuer.key().getKeyId());
        token.setKey(secret == null ? null : new HmacKey(secret.key().getPublicKey().getEncoded()));
        token.setAlgorithmHeaderValue(algorithm);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
