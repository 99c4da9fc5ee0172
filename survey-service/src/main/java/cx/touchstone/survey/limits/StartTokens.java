package cx.touchstone.survey.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import cx.touchstone.survey.linkcode.LinkKeys;
import cx.touchstone.survey.linkcode.LinkSettings;

/**
 * Says, and later proves, when somebody began to read behind a link: a key's id, the time in milliseconds and a signature over
 * these and the link, as 20 characters.
 */
@Singleton
public class StartTokens {

    /** Links are signed with the same keys: none of these must ever be taken for one of those. */
    private static final byte[] LABEL = "touchstone start".getBytes(StandardCharsets.US_ASCII);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 6;
    private static final int BYTES = 1 + Long.BYTES + SIGNATURE;

    private final LinkKeys keys;

    @Inject
    StartTokens(LinkSettings settings) {
        this(LinkKeys.of(settings.keys().orElse("")));
    }

    StartTokens(LinkKeys keys) {
        this.keys = keys;
    }

    /** The token of somebody who begins now. */
    public String at(long link, Instant now) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed(keys.newest(), link, now.toEpochMilli()));
    }

    /** When the bearer of a token began, or null when it is none of ours for this link. */
    Instant begun(String token, long link) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length != BYTES || !keys.byId().containsKey((int) bytes[0])) {
            return null;
        }
        long time = ByteBuffer.wrap(bytes).getLong(1);
        return MessageDigest.isEqual(bytes, signed(bytes[0], link, time)) ? Instant.ofEpochMilli(time) : null;
    }

    private byte[] signed(int key, long link, long time) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).put((byte) key).putLong(time);
        return bytes.put(signature(keys.byId().get(key), link, bytes.array()), 0, SIGNATURE).array();
    }

    private static byte[] signature(SecretKey key, long link, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(LABEL);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(link).array());
            mac.update(bytes, 0, 1 + Long.BYTES);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
