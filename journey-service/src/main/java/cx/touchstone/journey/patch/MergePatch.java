package cx.touchstone.journey.patch;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes of JSON documents, written as JSON documents (RFC 7396): what is null goes, what is an object is changed within. */
final class MergePatch {

    private MergePatch() {
    }

    /** The document as the patch makes it; the given one stays as it is. */
    static ObjectNode applied(JsonNode document, JsonNode patch) {
        ObjectNode changed = document.isObject() ? document.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                changed.remove(field.getKey());
            } else if (field.getValue().isObject()) {
                changed.set(field.getKey(), applied(changed.path(field.getKey()), field.getValue()));
            } else {
                changed.set(field.getKey(), field.getValue());
            }
        }
        return changed;
    }
}
