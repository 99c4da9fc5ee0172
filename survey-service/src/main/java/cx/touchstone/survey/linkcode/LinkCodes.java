package cx.touchstone.survey.linkcode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/**
 * Writes and reads the codes of links: a byte of kind (2 bits) and key id (6 bits), the link's id (8 bytes), when it ends (3
 * bytes), and a signature of all that (8 bytes of an HMAC with SHA-256), as 28 characters.
 */
@Startup // a service without a key must not start
@Singleton
public class LinkCodes {

    /** What is signed begins with this, so that the same key signs nothing else by accident. */
    private static final byte[] LABEL = "touchstone link".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 12;
    private static final int SIGNATURE = 8;
    private static final int KIND_SHIFT = 6;
    private static final int KEY_MASK = LinkKeys.MOST - 1;

    private final Map<Integer, Mac> keys = new HashMap<>();
    private final int newest;
    private final SecureRandom random = new SecureRandom();

    @Inject
    LinkCodes(LinkSettings settings) {
        this(LinkKeys.of(settings.keys().orElse("")));
    }

    public LinkCodes(LinkKeys keys) {
        keys.byId().forEach((id, key) -> this.keys.put(id, mac(key)));
        newest = keys.newest();
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(LinkKeys.ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A new link's code, to be signed by the newest key.
     *
     * @param expiresAt rounded up to the hour; null for never
     */
    public LinkCode mint(LinkKind kind, Instant expiresAt) {
        return LinkCode.of(kind, newest, random.nextLong(), expiresAt);
    }

    /** The 28 characters; signed by the newest key if its own is there no more. */
    public String write(LinkCode code) {
        int key = keys.containsKey(code.keyId()) ? code.keyId() : newest;
        ByteBuffer bytes = ByteBuffer.allocate(Base58.BYTES);
        bytes.put((byte) (code.kind().bits() << KIND_SHIFT | key)).putLong(code.id())
                .put((byte) (code.expiry() >>> 16)).putShort((short) code.expiry());
        bytes.put(signature(keys.get(key), bytes.array()), 0, SIGNATURE);
        return Base58.encode(bytes.array());
    }

    /**
     * What the characters say, when we have signed it; it may have ended. Takes microseconds and asks nobody.
     *
     * @throws LinkIsInvalid when we have not
     */
    public LinkCode read(String text) {
        byte[] bytes = Base58.decode(text);
        if (bytes == null) {
            throw new LinkIsInvalid();
        }
        ByteBuffer code = ByteBuffer.wrap(bytes);
        int first = Byte.toUnsignedInt(code.get());
        LinkKind kind = LinkKind.of(first >>> KIND_SHIFT);
        Mac key = keys.get(first & KEY_MASK);
        if (kind == null || key == null || !isSigned(bytes, key)) {
            throw new LinkIsInvalid();
        }
        return new LinkCode(kind, first & KEY_MASK, code.getLong(),
                Byte.toUnsignedInt(code.get()) << 16 | Short.toUnsignedInt(code.getShort()));
    }

    /** In the same time whether the first byte differs or the last. */
    private static boolean isSigned(byte[] bytes, Mac key) {
        byte[] given = new byte[SIGNATURE];
        System.arraycopy(bytes, SIGNED, given, 0, SIGNATURE);
        byte[] own = new byte[SIGNATURE];
        System.arraycopy(signature(key, bytes), 0, own, 0, SIGNATURE);
        return MessageDigest.isEqual(own, given);
    }

    private static byte[] signature(Mac key, byte[] bytes) {
        try {
            Mac mac = (Mac) key.clone(); // one cannot be used by two threads, and a new one costs more
            mac.update(LABEL);
            mac.update(bytes, 0, SIGNED);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
