package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as somebody presents it: {@code tsk_} and 256 random bits in base64url. The key itself is neither kept nor logged;
 * its hash finds its record. A plain hash will do, because 256 random bits cannot be guessed, salted or not.
 *
 * @param prefix its beginning, by which people tell keys apart
 * @param hash SHA-256 of the whole key
 */
record KeySecret(String prefix, ByteBuffer hash) {

    private static final Pattern FORM = Pattern.compile("tsk_[A-Za-z0-9_-]{43}");
    private static final String SCHEME = "Bearer ";
    private static final int PREFIX = 12;

    /** The key in {@code Authorization} headers; empty if there is not exactly one such header with a well-formed key in it. */
    static Optional<KeySecret> in(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        String header = authorization.getFirst();
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? of(header.substring(SCHEME.length()))
                : Optional.empty();
    }

    static Optional<KeySecret> of(String key) {
        return FORM.matcher(key).matches() ? Optional.of(new KeySecret(key.substring(0, PREFIX), sha256(key)))
                : Optional.empty();
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
