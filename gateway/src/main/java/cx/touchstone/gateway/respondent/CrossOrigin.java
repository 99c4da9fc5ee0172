package cx.touchstone.gateway.respondent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Surveys are asked on other people's websites, so scripts of any origin may read them and send answers (CORS, as the Fetch
 * standard has it); without credentials, because there are none. Nothing else of the platform is open to other origins.
 */
@ApplicationScoped
public class CrossOrigin {

    private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, POST, PUT, OPTIONS");
    private static final CharSequence HEADERS = HttpHeaders.createOptimized("content-type, idempotency-key, accept-language");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("idempotency-replayed, retry-after, x-request-id");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    /** How long a browser may remember the permission, in seconds. */
    private static final CharSequence REMEMBERED = HttpHeaders.createOptimized("600");

    void register(@Observes Filters filters) {
        filters.register(CrossOrigin::share, 1100); // before everything that might refuse, so that scripts can read why
        filters.register(CrossOrigin::permit, 890); // behind what refuses addresses
    }

    private static void share(RoutingContext at) {
        if (isShared(at.request())) {
            // Whoever asks: an answer that a cache keeps is then right for all.
            at.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        at.next();
    }

    private static void permit(RoutingContext at) {
        if (isPreflight(at.request()) && isShared(at.request())) {
            at.response().setStatusCode(204).putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, REMEMBERED).end();
        } else {
            at.next();
        }
    }

    private static boolean isShared(HttpServerRequest request) {
        String path = request.path();
        return path != null && (path.startsWith("/api/v1/public/") || path.startsWith("/widget/"));
    }

    private static boolean isPreflight(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.method() == HttpMethod.OPTIONS && headers.contains(HttpHeaders.ORIGIN)
                && headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
