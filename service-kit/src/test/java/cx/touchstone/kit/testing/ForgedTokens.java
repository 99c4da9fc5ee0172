package cx.touchstone.kit.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.eclipse.microprofile.config.ConfigProvider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Internal tokens (JWT, RFC 7519) that the service under test must not believe; made by hand, as forgers do. */
public enum ForgedTokens {

    NOT_SIGNED,
    SIGNED_WITH_THE_PUBLIC_KEY,
    SIGNED_WITH_ANOTHER_KEY,
    CHANGED_AFTERWARDS,
    EXPIRED,
    WITHOUT_AN_END,
    FOR_ANOTHER_SERVICE,
    OF_ANOTHER_ISSUER;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String SERVICE = "quarkus.application.name";

    /** What stands in the {@code Authorization} header. But for what is wrong with it, it opens everything. */
    public String bearer(String tenant, Collection<String> scopes) {
        try {
            return "Bearer " + token(claims(tenant, scopes));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(ObjectNode claims) throws GeneralSecurityException, IOException {
        long now = Instant.now().getEpochSecond();
        return switch (this) {
            case NOT_SIGNED -> content("none", claims) + ".";
            case SIGNED_WITH_THE_PUBLIC_KEY -> withSecret(content("HS256", claims));
            case SIGNED_WITH_ANOTHER_KEY -> signed(content("RS256", claims), anotherKey());
            case CHANGED_AFTERWARDS -> content("RS256", claims) + signatureOf(claims.deepCopy().put("tenant", "mine"));
            case EXPIRED -> signed(content("RS256", claims.put("iat", now - 7_200).put("exp", now - 3_600)), key());
            case WITHOUT_AN_END -> signed(content("RS256", (ObjectNode) claims.without("exp")), key());
            case FOR_ANOTHER_SERVICE -> signed(content("RS256", claims.put("aud", "another-service")), key());
            case OF_ANOTHER_ISSUER -> signed(content("RS256", claims.put("iss", "https://elsewhere.example")), key());
        };
    }

    private static PrivateKey anotherKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static String signatureOf(ObjectNode claims) throws GeneralSecurityException, IOException {
        String token = signed(content("RS256", claims), key());
        return token.substring(token.lastIndexOf('.'));
    }

    private static ObjectNode claims(String tenant, Collection<String> scopes) {
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = JSON.createObjectNode().put("iss", "touchstone").put("aud", setting(SERVICE)).put("sub", "gateway")
                .put("iat", now).put("exp", now + 60).put("tenant", tenant);
        scopes.forEach(claims.putArray("groups")::add);
        return claims;
    }

    private static String content(String algorithm, ObjectNode claims) {
        return encoded(JSON.createObjectNode().put("typ", "JWT").put("alg", algorithm).put("kid", setting(SERVICE))) + "."
                + encoded(claims);
    }

    private static String encoded(ObjectNode part) {
        return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String content, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + BASE64.encodeToString(signature.sign());
    }

    /** What everybody may know, taken for a secret by whoever lets the token say how it is to be checked. */
    private static String withSecret(String content) throws GeneralSecurityException, IOException {
        RSAPrivateCrtKey known = (RSAPrivateCrtKey) key();
        byte[] secret = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(known.getModulus(), known.getPublicExponent())).getEncoded();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Of a caller whom the service under test believes. */
    private static PrivateKey key() throws GeneralSecurityException, IOException {
        String pem = Files.readString(Path.of(setting("touchstone.internal.signing-key"))).replaceAll("-----.*?-----", "");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
