package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.testing.SigningKeys;

/** The key with which each service signs its calls, and for each service the key set of those that may call it. */
final class InternalKeys {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** Keys live as long as one run: nothing outside of it trusts them. */
    InternalKeys(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Map<String, String> publicKeys = new HashMap<>();
        for (Service service : Service.values()) {
            publicKeys.put(service.label(), SigningKeys.make(service.label(), signingKey(service)));
        }
        for (Service service : Service.values()) {
            List<String> trusted = new ArrayList<>();
            service.callers().forEach(caller -> trusted.add(publicKeys.get(caller)));
            SigningKeys.trust(keySet(service), trusted);
        }
    }

    /**
     * A token as services give it to each other (JWT, RFC 7519), good for ten minutes, as the value of an
     * {@code Authorization} header.
     */
    String bearer(Service from, Service to, String tenant, Set<String> scopes) {
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = JSON.createObjectNode().put("iss", "touchstone").put("aud", to.label()).put("sub", from.label())
                .put("iat", now).put("exp", now + LIFETIME.toSeconds()).put("tenant", tenant);
        scopes.forEach(claims.putArray("groups")::add);
        String content = encoded(JSON.createObjectNode().put("alg", "RS256").put("kid", from.label())) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey(from))));
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return "Bearer " + content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(ObjectNode part) {
        return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] privateKey(Service service) {
        try {
            return Base64.getMimeDecoder().decode(Files.readString(signingKey(service)).replaceAll("-----.*?-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path signingKey(Service service) {
        return folder.resolve(service.label() + ".pem");
    }

    Path keySet(Service service) {
        return folder.resolve(service.label() + ".callers.json");
    }
}
