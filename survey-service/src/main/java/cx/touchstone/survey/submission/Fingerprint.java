package cx.touchstone.survey.submission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** By what a text is known again that is not kept itself: the first 128 bits of its SHA-256. */
public final class Fingerprint {

    private Fingerprint() {
    }

    public static UUID of(String text) {
        try {
            ByteBuffer hash = ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
