package cx.touchstone.gateway.origin;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Scripts of other sites may call the API where a tenant says so (CORS, as the Fetch standard has it). A browser that asks
 * beforehand shows no credential, so what any tenant allows is permitted; the answer itself can be read only if the tenant
 * allows it whose credential came. Cookies are never taken.
 */
@ApplicationScoped
public class TenantOrigins {

    private static final String API = "/api/v1/";
    private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, POST, PUT, PATCH, DELETE");
    private static final CharSequence HEADERS = HttpHeaders
            .createOptimized(
                    "authorization, content-type, accept-language, idempotency-key, if-match, if-none-match, x-request-id");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "etag, location, content-disposition, idempotency-replayed, ratelimit, ratelimit-policy, retry-after, x-request-id");
    /** How long a browser may remember the permission, in seconds. */
    private static final CharSequence REMEMBERED = HttpHeaders.createOptimized("600");

    @Inject
    AllowedOrigins allowed;

    void register(@Observes Filters filters) {
        filters.register(this::permit, 850); // behind what refuses addresses and what is open to everybody
    }

    private void permit(RoutingContext at) {
        HttpServerRequest request = at.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (request.method() != HttpMethod.OPTIONS || origin == null || !request.path().startsWith(API)
                || !request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            at.next();
            return;
        }
        allowed.hold(origin).onSuccess(known -> {
            if (known) {
                say(at.response().headers(), origin);
                at.response().setStatusCode(204).putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, REMEMBERED).end();
            } else {
                at.next(); // refused like any call without a credential
            }
        }).onFailure(at::fail);
    }

    /**
     * Lets scripts read the answer if they come from where the tenant says.
     *
     * @param origins that the tenant allows whose credential came
     */
    public static void share(RoutingContext at, Set<String> origins) {
        if (origins.isEmpty()) {
            return;
        }
        String origin = at.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            say(at.response().headers(), origin);
            at.response().putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        } else {
            at.response().headers().set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    private static void say(MultiMap answer, String origin) {
        // Another origin gets another answer: no cache may give it this one.
        answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin).set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
}
