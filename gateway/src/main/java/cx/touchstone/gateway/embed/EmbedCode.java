package cx.touchstone.gateway.embed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.InternalToken;

/**
 * The signed part of a link: which one it is, and when it ends, with 128 bits of an HMAC (SHA-256) over both; 48 characters.
 * What
 * was made up or changed is refused before anything is looked up.
 */
@ApplicationScoped
class EmbedCode {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{48}");
    private static final int SIGNED = 20;
    private static final int SIGNATURE = 16;

    @Inject
    InternalToken own;

    private volatile SecretKeySpec key;

    String of(Embed embed) {
        byte[] signed = ByteBuffer.allocate(SIGNED).putLong(embed.id.getMostSignificantBits())
                .putLong(embed.id.getLeastSignificantBits()).putInt((int) embed.expiresAt.getEpochSecond()).array();
        return Base64.getUrlEncoder().encodeToString(
                ByteBuffer.allocate(SIGNED + SIGNATURE).put(signed).put(signature(signed)).array());
    }

    /**
     * Which link a code is.
     *
     * @throws EmbedIsUnknown if it is none of ours
     * @throws EmbedIsOver if it has ended
     */
    UUID read(String code, Instant now) {
        if (!FORM.matcher(code).matches()) {
            throw new EmbedIsUnknown();
        }
        byte[] all = Base64.getUrlDecoder().decode(code);
        byte[] signed = Arrays.copyOf(all, SIGNED);
        if (!MessageDigest.isEqual(signature(signed), Arrays.copyOfRange(all, SIGNED, all.length))) {
            throw new EmbedIsUnknown();
        }
        ByteBuffer read = ByteBuffer.wrap(signed);
        UUID id = new UUID(read.getLong(), read.getLong());
        if (now.getEpochSecond() >= Integer.toUnsignedLong(read.getInt())) {
            throw new EmbedIsOver();
        }
        return id;
    }

    private byte[] signature(byte[] signed) {
        try {
            if (key == null) {
                key = new SecretKeySpec(own.secretFor("embedded overviews"), "HmacSHA256");
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(signed), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
