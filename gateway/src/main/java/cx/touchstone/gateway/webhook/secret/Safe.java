package cx.touchstone.gateway.webhook.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;

/**
 * Keeps secrets so that a copy of the database tells none: AES-GCM with 256 bits, a nonce by chance, and bound to the webhook
 * that they are of. Kept is the id of the key, the nonce, and what the cipher makes.
 */
@ApplicationScoped
public class Safe {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    @Inject
    SafeSettings settings;

    private SafeKeys keys;

    void open(@Observes StartupEvent event) {
        keys = settings.keys().filter(text -> !text.isBlank()).map(SafeKeys::of).orElse(null);
    }

    /** Refuses when there is no key to lock anything with. */
    public void mustBeThere() {
        if (keys == null) {
            throw new WebhooksAreOff();
        }
    }

    public byte[] lock(WebhookSecret secret, String tenant, UUID webhook) {
        mustBeThere();
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] locked = run(Cipher.ENCRYPT_MODE, keys.byId().get(keys.newest()), nonce, tenant, webhook, secret.bytes());
        return ByteBuffer.allocate(1 + NONCE + locked.length).put((byte) keys.newest()).put(nonce).put(locked).array();
    }

    /** @throws IllegalStateException when its key is not there any more, or it is another webhook's */
    public WebhookSecret unlock(byte[] kept, String tenant, UUID webhook) {
        ByteBuffer parts = ByteBuffer.wrap(kept);
        int id = parts.get();
        byte[] nonce = new byte[NONCE];
        parts.get(nonce);
        byte[] locked = new byte[parts.remaining()];
        parts.get(locked);
        SecretKey key = keys == null ? null : keys.byId().get(id);
        if (key == null) {
            throw new IllegalStateException("WEBHOOK_KEYS has no key " + id);
        }
        return new WebhookSecret(run(Cipher.DECRYPT_MODE, key, nonce, tenant, webhook, locked));
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, String tenant, UUID webhook, byte[] what) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tenant + ' ' + webhook).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be read with its key", e);
        }
    }
}
