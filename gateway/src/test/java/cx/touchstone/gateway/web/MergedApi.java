package cx.touchstone.gateway.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one API document, put together from those of the services. What two of them have in common must be the same in both: who
 * reads it once has read it for all.
 */
final class MergedApi {

    private static final String SCHEME = "apiKey";
    private static final String GATEWAY = "gateway";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Part(String origin, JsonNode content) {
    }

    /** The paths that other services than the gateway answer. */
    private final Set<String> routed = new HashSet<>();
    private final Map<String, Part> paths = new TreeMap<>();
    private final Map<String, Part> tags = new TreeMap<>();
    private final Map<String, Map<String, Part>> components = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();

    private MergedApi() {
    }

    /**
     * @param parts the documents, by the name of the service
     * @throws AssertionError naming everything that is called the same and is not the same
     */
    static ObjectNode of(Map<String, JsonNode> parts) {
        MergedApi merged = new MergedApi();
        parts.entrySet().stream().filter(part -> !part.getKey().equals(GATEWAY))
                .forEach(part -> part.getValue().path("paths").fieldNames().forEachRemaining(merged.routed::add));
        new TreeMap<>(parts).forEach(merged::add);
        if (!merged.conflicts.isEmpty()) {
            throw new AssertionError("The API documents contradict each other:\n" + String.join("\n", merged.conflicts));
        }
        return merged.document();
    }

    private void add(String service, JsonNode part) {
        part.path("paths").properties().forEach(path -> add(paths, "path", path.getKey(), service,
                atTheDoor(path.getValue(), routed.contains(path.getKey()))));
        part.path("tags").forEach(tag -> add(tags, "tag", tag.path("name").asText(), service, tag));
        part.path("components").properties().stream().filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> kind.getValue().properties()
                        .forEach(one -> add(components.computeIfAbsent(kind.getKey(), k -> new TreeMap<>()),
                                "component " + kind.getKey(), one.getKey(), service,
                                kind.getKey().equals("responses") ? DoorAnswers.withHeaders(one.getValue()) : one.getValue())));
    }

    private void add(Map<String, Part> to, String kind, String name, String service, JsonNode content) {
        Part before = to.putIfAbsent(name, new Part(service, content));
        if (before != null && !before.content().equals(content)) {
            conflicts.add(kind + " " + name + " is not the same in " + before.origin() + " and in " + service);
        }
    }

    /** Callers show a key, whatever the services show each other. The scopes stay. */
    private static JsonNode atTheDoor(JsonNode path, boolean routed) {
        ObjectNode copy = path.deepCopy();
        copy.forEach(operation -> {
            operation.path("security").forEach(requirement -> {
                ObjectNode schemes = (ObjectNode) requirement;
                ArrayNode scopes = JSON.arrayNode();
                schemes.forEach(scheme -> scheme.forEach(scopes::add));
                schemes.removeAll();
                schemes.set(SCHEME, scopes);
            });
            DoorAnswers.addTo((ObjectNode) operation, routed);
        });
        return copy;
    }

    private ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info").put("title", "Touchstone").put("version", "1").put("description",
                "Measures customer experience where it happens: map the journey, ask at the right moment, bring in the signals of "
                        + "other systems, read one set of scores with their uncertainty.");
        info.putObject("contact").put("name", "Whoever runs this platform");
        info.putObject("license").put("name", "All rights reserved").put("identifier", "LicenseRef-All-Rights-Reserved");
        document.putArray("servers").addObject().put("url", "/")
                .put("description", "Where this document was read, be it production, staging or a local platform.")
                .put("x-internal", false);
        document.putArray("security").addObject().putArray(SCHEME);
        tags.values().forEach(tag -> document.withArray("tags").add(tag.content()));
        document.set("paths", object(paths));
        ObjectNode all = document.putObject("components");
        components.forEach((kind, named) -> all.set(kind, object(named)));
        DoorAnswers.declare(all);
        all.putObject("securitySchemes").putObject(SCHEME).put("type", "http").put("scheme", "bearer").put("bearerFormat",
                "tsk_… or JWT").put("description",
                        "An API key of a tenant, or an access token (JWT) of one of its identity providers. What it may do is told by its scopes.");
        return document;
    }

    private static ObjectNode object(Map<String, Part> parts) {
        ObjectNode object = JSON.objectNode();
        parts.forEach((name, part) -> object.set(name, part.content()));
        return object;
    }
}
