package cx.touchstone.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What browsers are told with every answer, refusals too, unless the answer says it itself: not to guess types, not to show it
 * in a frame, not to tell others where a link was followed, not to keep what is nobody else's, and to come by TLS if they did.
 */
@ApplicationScoped
class SecurityHeaders {

    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence TLS_ONLY = HttpHeaders.createOptimized("Strict-Transport-Security");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::promise, 1200); // before everything that might answer
    }

    private static void promise(RoutingContext at) {
        at.addHeadersEndHandler(head -> {
            MultiMap headers = at.response().headers();
            unless(headers, NO_SNIFF, "nosniff");
            unless(headers, POLICY, "frame-ancestors 'none'");
            unless(headers, REFERRER, "no-referrer");
            if (at.request().isSSL()) {
                unless(headers, TLS_ONLY, "max-age=31536000");
            }
            if (at.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
                // What has a tag may be kept by who asked, if he asks each time whether it still holds.
                unless(headers, HttpHeaders.CACHE_CONTROL,
                        headers.contains(HttpHeaders.ETAG) ? "private, no-cache" : "no-store");
            }
        });
        at.next();
    }

    private static void unless(MultiMap headers, CharSequence name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
