package cx.touchstone.gateway.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that was done.
 *
 * @param action kind of object and what happened to it: {@code api-key.revoked}
 * @param objectType kind of the object: {@code api-key}
 * @param details what else should be known of it; never a secret, nor anything of respondents
 */
public record Deed(String action, String objectType, String objectId, SortedMap<String, String> details) {

    public Deed(String action, String objectType, String objectId, Map<String, String> details) {
        this(action, objectType, objectId, new TreeMap<>(details));
    }
}
