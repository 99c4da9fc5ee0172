package cx.touchstone.kit.watch;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Which of the known addresses a path is, such as {@code /api/v1/surveys/{id}}: what is counted or logged names that and never
 * the path, in which ids and codes of links stand.
 */
final class Routes {

    /** What no known address is. */
    static final String OTHER = "other";

    private final Part root = new Part();

    /** A part of addresses between two slashes, and those that may follow. */
    private static final class Part {
        private final Map<String, Part> named = new HashMap<>();
        private Part any;
        private String address;
        /** Whether whatever follows belongs to it too. */
        private boolean open;
    }

    /**
     * @param document an OpenAPI document in JSON
     * @param also addresses that it does not tell; {@code *} at the end stands for whatever follows
     */
    static Routes of(byte[] document, List<String> also) {
        Routes routes = new Routes();
        also.forEach(routes::add);
        try (JsonParser json = new JsonFactory().createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean paths = json.currentName().equals("paths");
                json.nextToken();
                while (paths && json.nextToken() == JsonToken.FIELD_NAME) {
                    routes.add(json.currentName());
                    json.nextToken();
                    json.skipChildren();
                }
                if (!paths) {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the document of the API cannot be read", e);
        }
        return routes;
    }

    private void add(String address) {
        Part at = root;
        for (String part : address.substring(1).split("/")) {
            if (part.equals("*")) {
                at.open = true;
            } else if (part.contains("{")) {
                at.any = at.any == null ? new Part() : at.any;
                at = at.any;
            } else {
                at = at.named.computeIfAbsent(part, name -> new Part());
            }
        }
        at.address = address;
    }

    /** The known address that this path is, or {@link #OTHER}. */
    String of(String path) {
        String found = path == null || path.isEmpty() ? null : find(root, path, 1);
        return found == null ? OTHER : found;
    }

    private static String find(Part at, String path, int from) {
        if (from > path.length()) {
            return at.address;
        }
        int slash = path.indexOf('/', from);
        int end = slash < 0 ? path.length() : slash;
        Part named = at.named.get(path.substring(from, end));
        String found = named == null ? null : find(named, path, end + 1);
        if (found == null && at.any != null && end > from) {
            found = find(at.any, path, end + 1);
        }
        return found == null && at.open ? at.address : found;
    }
}
