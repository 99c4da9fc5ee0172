package cx.touchstone.kit.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.ext.web.RoutingContext;

/**
 * Sees every request come and go: gives it a place in a trace, which the logs name, and counts it under its address and the
 * class of its tenant.
 */
@ApplicationScoped
public class RequestWatch {

    /** {@code touchstone.watch.*} */
    @ConfigMapping(prefix = "touchstone.watch")
    public interface Settings {
        /**
         * Classes of tenants, such as those of a contract, each with its tenants' ids: what is counted names the class.
         * Everybody else is of the class {@code tenant}.
         */
        Map<String, Set<String>> tenantClasses();

        /** Addresses that the API's document does not tell; {@code *} at the end stands for whatever follows. */
        Optional<List<String>> routes();

        /** File on the class path with the document of the API, where it is not the one of this service alone. */
        Optional<String> document();
    }

    private static final String USUAL = "tenant";

    @Inject
    Settings settings;
    @Inject
    Tracing tracing;
    @Inject
    RequestMeters meters;
    @Inject
    OpenApiDocumentService documents;

    private final Map<String, String> classes = new HashMap<>();
    private volatile Routes routes = Routes.of("{}".getBytes(StandardCharsets.UTF_8), List.of());

    @PostConstruct
    void know() {
        settings.tenantClasses().forEach((name, tenants) -> tenants.forEach(tenant -> classes.put(tenant, name)));
    }

    void read(@Observes StartupEvent started) throws IOException {
        routes = Routes.of(document(), settings.routes().orElse(List.of()));
    }

    private byte[] document() throws IOException {
        if (settings.document().isEmpty()) {
            return documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON);
        }
        try (InputStream file = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream(settings.document().get())) {
            return file.readAllBytes();
        }
    }

    /** Before anything else: also what is refused at once is seen. */
    void register(@Observes Filters filters) {
        filters.register(this::begin, 1_100);
    }

    private void begin(RoutingContext at) {
        Watched watched = new Watched(routes,
                tracing.serve(at.request().getHeader(TraceContext.HEADER), at.request().method().name()));
        watched.keep(at);
        watched.trace().enter();
        at.addEndHandler(sent -> end(at, watched, sent.succeeded()));
        at.next();
    }

    /** @param sent whether the caller got all of the answer */
    private void end(RoutingContext at, Watched watched, boolean sent) {
        if (watched.over) {
            return;
        }
        watched.over = true;
        String route = Watched.route(at);
        String method = RequestMeters.method(at.request().method());
        int status = at.response().getStatusCode();
        boolean left = !sent || !at.response().ended();
        String who = watched.tenant == null ? watched.who : classes.getOrDefault(watched.tenant, USUAL);
        meters.count(new RequestMeters.Kind(method, route, left ? "left" : status / 100 + "xx", who),
                System.nanoTime() - watched.began);
        if (watched.trace().sampled()) {
            watched.span.name = method + " " + route;
            watched.span.with("http.request.method", method).with("http.route", route)
                    .with("http.response.status_code", left ? null : status).with("touchstone.tenant", watched.tenant)
                    .with("touchstone.request_id", at.response().headers().get("X-Request-Id"));
            tracing.end(watched.span, status >= 500, Map.of());
        }
    }
}
