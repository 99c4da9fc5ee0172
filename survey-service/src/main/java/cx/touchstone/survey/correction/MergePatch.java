package cx.touchstone.survey.correction;

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

    /** The smallest patch that makes the one document of the other; empty when they are the same. */
    static ObjectNode between(JsonNode from, JsonNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        from.fieldNames().forEachRemaining(name -> {
            if (!to.has(name)) {
                patch.putNull(name);
            }
        });
        for (Map.Entry<String, JsonNode> field : to.properties()) {
            JsonNode before = from.path(field.getKey());
            if (before.isObject() && field.getValue().isObject()) {
                ObjectNode within = between(before, field.getValue());
                if (!within.isEmpty()) {
                    patch.set(field.getKey(), within);
                }
            } else if (!before.equals(field.getValue())) {
                patch.set(field.getKey(), field.getValue());
            }
        }
        return patch;
    }
}
