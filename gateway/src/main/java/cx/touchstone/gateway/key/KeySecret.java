package cx.touchstone.gateway.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as somebody presents it: {@code tsk_} and 256 random bits in base64url. The key itself is neither kept nor logged;
 * its hash finds its record. A plain hash will do: salt and slow hashes are for what can be guessed, and 256 random bits
 * cannot.
 *
 * @param prefix its beginning, by which people tell keys apart
 * @param hash SHA-256 of the whole key
 */
public record KeySecret(String prefix, ByteBuffer hash) {

    /** A key that did not exist before; to be shown once. */
    public record New(String key, KeySecret secret) {
    }

    private static final Pattern FORM = Pattern.compile("tsk_[A-Za-z0-9_-]{43}");
    private static final int PREFIX = 12;
    private static final int BYTES = 32;

    public static Optional<KeySecret> of(String key) {
        return FORM.matcher(key).matches() ? Optional.of(new KeySecret(key.substring(0, PREFIX), sha256(key)))
                : Optional.empty();
    }

    public static New next() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes); // keys are made seldom: none is kept, which a native image would be born with
        String key = "tsk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new New(key, of(key).orElseThrow());
    }

    private static ByteBuffer sha256(String key) {
        try {
            byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
