package cx.touchstone.gateway.webhook.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook and its receiver know, and nobody else: {@code whsec_} and 256 random bits in base64, as Standard Webhooks
 * (standardwebhooks.com, version 1.0.0) has it.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;

    WebhookSecret(byte[] key) {
        this.key = key.clone();
    }

    /** One that did not exist before; to be shown once. */
    public static WebhookSecret next() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes); // made seldom: none is kept, which a native image would be born with
        return new WebhookSecret(bytes);
    }

    /** As its receiver needs it. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /**
     * Signs a message: HMAC with SHA-256 over {@code id.timestamp.body}, with its version in front.
     *
     * @param id of the message, the same each time it is sent
     * @param sent when, to the second
     */
    public String sign(String id, Instant sent, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + '.' + sent.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
