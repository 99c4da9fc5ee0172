package cx.touchstone.k8s;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the secrets of a new installation to its output, as manifests: passwords, signing keys, and to every service the
 * public keys of those that may call it. Nothing is kept, and no two runs write the same. It needs nothing but a JDK:
 * {@code java Secrets.java TENANT | kubectl create -f -}; {@code create} refuses to replace what is there.
 */
public final class Secrets {

    private static final String NAMESPACE = "touchstone";
    /** Who may call each service. */
    private static final Map<String, List<String>> CALLERS = new TreeMap<>(Map.of(
            "gateway", List.of("journey-service", "survey-service", "scoring-service"),
            "journey-service", List.of("gateway"),
            "survey-service", List.of("gateway", "journey-service"),
            "scoring-service", List.of("gateway", "journey-service", "survey-service")));
    private static final String SIGNS_LINKS = "survey-service";
    private static final String KEEPS_SECRETS = "gateway";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {
    }

    /** @param arguments the first tenant's id; without one there is none */
    public static void main(String... arguments) {
        if (arguments.length > 1 || arguments.length == 1 && !arguments[0].matches("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*")) {
            System.err.println("usage: java Secrets.java [TENANT]   (a tenant's id is kebab-case: my-airport)");
            System.exit(2);
        }
        System.out.print(manifests(arguments.length == 0 ? null : arguments[0]));
    }

    static String manifests(String tenant) {
        Map<String, KeyPair> pairs = CALLERS.values().stream().flatMap(List::stream).distinct()
                .collect(Collectors.toMap(caller -> caller, caller -> keyPair()));
        StringBuilder all = new StringBuilder();
        CALLERS.forEach((service, callers) -> {
            Map<String, String> secret = new LinkedHashMap<>();
            secret.put("database-password", random());
            secret.put("database-owner-password", random());
            if (!callers.isEmpty()) {
                secret.put("internal-keys.json", keySet(callers, pairs));
            }
            if (pairs.containsKey(service)) {
                secret.put("signing-key.pem", pem(pairs.get(service)));
            }
            if (service.equals(SIGNS_LINKS)) {
                secret.put("link-keys", "1:" + random());
            }
            if (service.equals(KEEPS_SECRETS)) {
                secret.put("webhook-keys", "1:" + random());
            }
            all.append(manifest(service, secret));
        });
        all.append(manifest("database", Map.of("admin-password", random())));
        if (tenant != null) {
            all.append(manifest("bootstrap",
                    new TreeMap<>(Map.of("tenant", tenant, "tenant-name", tenant, "api-key", "tsk_" + random()))));
        }
        return all.toString();
    }

    private static String manifest(String name, Map<String, String> values) {
        String data = values.entrySet().stream().map(value -> "  " + value.getKey() + ": "
                + Base64.getEncoder().encodeToString(value.getValue().getBytes(StandardCharsets.UTF_8)) + "\n")
                .collect(Collectors.joining());
        return "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name + "\n  namespace: " + NAMESPACE + "\ndata:\n"
                + data;
    }

    /** 256 random bits in base64url. */
    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64url(bytes);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, RANDOM);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS #8. */
    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** JWKS (RFC 7517); a key's id is the name of the service that signs with it. */
    private static String keySet(List<String> callers, Map<String, KeyPair> pairs) {
        return callers.stream().map(caller -> {
            RSAPublicKey key = (RSAPublicKey) pairs.get(caller).getPublic();
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + caller + "\",\"n\":\""
                    + base64url(unsigned(key.getModulus().toByteArray())) + "\",\"e\":\""
                    + base64url(unsigned(key.getPublicExponent().toByteArray())) + "\"}";
        }).collect(Collectors.joining(",", "{\"keys\":[", "]}\n"));
    }

    /** Without the zero that Java puts in front of a number whose first bit is set. */
    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
