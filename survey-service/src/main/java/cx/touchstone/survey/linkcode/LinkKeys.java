package cx.touchstone.survey.linkcode;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of links.
 *
 * @param byId all that are good, by their ids
 * @param newest id of the one that signs: the last that is named
 */
public record LinkKeys(Map<Integer, SecretKey> byId, int newest) {

    static final String ALGORITHM = "HmacSHA256";
    static final int MOST = 64;
    private static final int KEY_BYTES = 32;
    private static final String FORM = "a comma-separated list of id:key, id 0 to 63, key 32 bytes in base64url";

    /**
     * Reads {@code 1:<32 bytes in base64url>,2:<…>}.
     *
     * @throws IllegalArgumentException when it is empty or something else; never tells a key
     */
    public static LinkKeys of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("No key to sign links with: LINK_KEYS must be " + FORM + ".");
        }
        Map<Integer, SecretKey> byId = new LinkedHashMap<>();
        int newest = 0;
        for (String entry : text.strip().split(",", -1)) {
            String[] parts = entry.strip().split(":", 2);
            newest = id(parts[0]);
            if (parts.length < 2 || byId.put(newest, key(newest, parts[1])) != null) {
                throw new IllegalArgumentException("LINK_KEYS must be " + FORM + "; each id only once.");
            }
        }
        return new LinkKeys(Map.copyOf(byId), newest);
    }

    private static int id(String text) {
        try {
            int id = Integer.parseInt(text);
            if (id >= 0 && id < MOST) {
                return id;
            }
        } catch (NumberFormatException e) {
            // said below, without what stands there: it may be a key
        }
        throw new IllegalArgumentException("LINK_KEYS must be " + FORM + "; an id is something else.");
    }

    private static SecretKey key(int id, String text) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(text);
            if (key.length == KEY_BYTES) {
                return new SecretKeySpec(key, ALGORITHM);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the key
        }
        throw new IllegalArgumentException("LINK_KEYS must be " + FORM + "; key " + id + " is something else.");
    }
}
