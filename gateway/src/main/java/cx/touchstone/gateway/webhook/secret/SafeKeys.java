package cx.touchstone.gateway.webhook.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which secrets are kept.
 *
 * @param byId all that open, by their ids
 * @param newest id of the one that locks: the last that is named
 */
record SafeKeys(Map<Integer, SecretKey> byId, int newest) {

    private static final int MOST = 128;
    private static final int KEY_BYTES = 32;
    private static final String FORM = "WEBHOOK_KEYS must be a comma-separated list of id:key, id 0 to 127 and only once, key 32 bytes in base64url";

    /**
     * Reads {@code 1:<32 bytes in base64url>,2:<…>}.
     *
     * @throws IllegalArgumentException when it is something else; never tells a key
     */
    static SafeKeys of(String text) {
        Map<Integer, SecretKey> byId = new LinkedHashMap<>();
        int newest = 0;
        for (String entry : text.strip().split(",", -1)) {
            String[] parts = entry.strip().split(":", 2);
            try {
                newest = Integer.parseInt(parts[0]);
                byte[] key = Base64.getUrlDecoder().decode(parts.length == 2 ? parts[1] : "");
                if (newest < 0 || newest >= MOST || key.length != KEY_BYTES
                        || byId.put(newest, new SecretKeySpec(key, "AES")) != null) {
                    throw new IllegalArgumentException(FORM);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(FORM); // without its cause, which may quote a key
            }
        }
        return new SafeKeys(Map.copyOf(byId), newest);
    }
}
