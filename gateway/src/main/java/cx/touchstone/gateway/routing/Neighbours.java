package cx.touchstone.gateway.routing;

import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.exchange.Trust;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;

/** The services behind the gateway, and which path belongs to which. */
@ApplicationScoped
class Neighbours {

    static final String API = "/api/v1/";
    private static final String DEAD_LETTERS = "dead-letters";

    @Inject
    RoutingSettings settings;
    @Inject
    Vertx vertx;
    @Inject
    Trust trust;
    @Inject
    MeterRegistry meters;

    private final Map<String, Neighbour> byName = new HashMap<>();
    private final Map<String, Neighbour> byResource = new HashMap<>();
    private final Map<String, Neighbour> byPage = new HashMap<>();

    @PostConstruct
    void know() {
        settings.services().forEach((name, service) -> {
            Neighbour neighbour = new Neighbour(vertx, name, service.url(), settings, trust, meters);
            byName.put(name, neighbour);
            service.resources().forEach(resource -> give(byResource, resource, neighbour));
            service.pages().ifPresent(pages -> pages.forEach(page -> give(byPage, page, neighbour)));
        });
    }

    private static void give(Map<String, Neighbour> to, String segment, Neighbour neighbour) {
        if (to.put(segment, neighbour) != null) {
            throw new IllegalStateException("two services answer " + segment);
        }
    }

    /** The service that answers a path, or null if none does. */
    Neighbour at(String path) {
        if (!path.startsWith(API)) {
            String page = segment(path, 1);
            return path.length() > page.length() + 1 ? byPage.get(page) : null;
        }
        String resource = segment(path, API.length());
        // Each service has dead letters of its own; the segment behind says whose are meant.
        return resource.equals(DEAD_LETTERS) ? byName.get(segment(path, API.length() + DEAD_LETTERS.length() + 1))
                : byResource.get(resource);
    }

    /** The segment of a path that starts here. */
    static String segment(String path, int start) {
        if (start > path.length()) {
            return "";
        }
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }

    @PreDestroy
    void leave() {
        byName.values().forEach(Neighbour::close);
    }
}
