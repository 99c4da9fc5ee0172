package cx.touchstone.gateway.audit.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What the operations of the API are called in its document. */
@Singleton
class Operations {

    @Inject
    ObjectMapper json;

    private final Map<String, String> names = new HashMap<>();

    @PostConstruct
    void read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi.json")) {
            json.readTree(file).get("paths").properties().forEach(path -> path.getValue().properties()
                    .forEach(operation -> names.put(key(operation.getKey(), path.getKey()),
                            operation.getValue().path("operationId").asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its operationId; of one that a newer service has, and this document does not, method and address. */
    String named(String method, String route) {
        return names.getOrDefault(key(method, route), method + " " + route);
    }

    private static String key(String method, String route) {
        return method.toLowerCase(Locale.ROOT) + " " + route;
    }
}
