package cx.touchstone.gateway.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import cx.touchstone.gateway.respondent.ClientAddress;
import cx.touchstone.kit.RequestGuard;
import cx.touchstone.kit.watch.TraceContext;
import cx.touchstone.kit.watch.Watched;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Which headers go on, and which end here. */
public final class Headers {

    /** They concern one connection only (RFC 9110, 7.6.1), in either direction. */
    private static final List<String> HOP_BY_HOP = List.of("connection", "keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings");
    /** Who calls is told by our token alone; Expect is answered here; Host is the service's own. */
    private static final Set<String> NOT_TO_SERVICE = with(HOP_BY_HOP, "authorization", "cookie", "forwarded", "expect", "host",
            "touchstone-client-address");
    /** What the gateway says itself, and cookies: nobody of ours sets any. */
    private static final Set<String> NOT_TO_CALLER = with(HOP_BY_HOP, "x-request-id", "x-content-type-options", "set-cookie",
            "set-cookie2", "access-control-allow-origin", "access-control-allow-credentials", "access-control-allow-methods",
            "access-control-allow-headers", "access-control-expose-headers", "access-control-max-age");
    /** Both the service and the gateway limit calls, each by its own measure. */
    private static final Set<String> LIMITS = Set.of("ratelimit", "ratelimit-policy");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestGuard.HEADER);
    private static final CharSequence TRACE = HttpHeaders.createOptimized(TraceContext.HEADER);
    private static final String TRACE_STATE = "tracestate";
    private static final CharSequence CLIENT_ADDRESS = HttpHeaders.createOptimized(ClientAddress.HEADER);

    /**
     * What a service is told of who calls.
     *
     * @param bearer the whole {@code Authorization} of our token
     * @param address where a respondent calls from; null for callers that are known by their key
     * @param language that is asked for if the caller asks for none; null for none
     */
    public record Passport(String bearer, String address, String language) {
    }

    private Headers() {
    }

    /**
     * Makes a caller's headers those of a request to a service. Every {@code X-…} header ends here: each of them means
     * something to some proxy or framework, and none is part of the API but the request id.
     */
    public static void toService(RoutingContext at, MultiMap to, Passport passport) {
        MultiMap from = at.request().headers();
        Set<String> named = named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith("x-") && !NOT_TO_SERVICE.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
        to.set(HttpHeaders.AUTHORIZATION, passport.bearer());
        to.set(REQUEST_ID, RequestGuard.requestId(at));
        if (to.contains(TRACE_STATE) && TraceContext.of(to.get(TRACE)) == null) {
            to.remove(TRACE_STATE); // of a trace that nobody can make out
        }
        to.set(TRACE, Watched.at(at).trace().header());
        if (passport.address() != null) {
            to.set(CLIENT_ADDRESS, passport.address());
        }
        if (passport.language() != null && !to.contains(HttpHeaders.ACCEPT_LANGUAGE)) {
            to.set(HttpHeaders.ACCEPT_LANGUAGE, passport.language());
        }
    }

    /**
     * Makes a service's headers those of the answer to a caller.
     *
     * @param origin of the service, which a caller cannot reach and need not know
     */
    public static void toCaller(MultiMap from, MultiMap to, String origin) {
        Set<String> named = named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (LIMITS.contains(name) && to.contains(name)) {
                to.set(header.getKey(), header.getValue() + ", " + to.get(name)); // one list of limits, the service's first
            } else if (!NOT_TO_CALLER.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
        String location = to.get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(origin + "/")) {
            to.set(HttpHeaders.LOCATION, location.substring(origin.length()));
        }
        if (!to.contains(HttpHeaders.DATE)) { // whoever passes on an answer without one adds it (RFC 9110, 6.6.1)
            to.set(HttpHeaders.DATE, Clock.text());
        }
    }

    /** Whether a body comes behind these headers; an HTTP/2 body need not be announced. */
    public static boolean announcesBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || !"0".equals(request.headers().get(HttpHeaders.CONTENT_LENGTH))
                        && (request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    /** The length of the body behind these headers in bytes; -1 if they do not tell it. */
    public static long length(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /** What the Connection header names concerns one connection only, too. */
    private static Set<String> named(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : connection.split(",")) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }

    private static Set<String> with(List<String> some, String... others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }

    /** The time as a Date header, made once a second. */
    private record Clock(long second, String formatted) {

        private static volatile Clock last = new Clock(0, "");

        static String text() {
            long now = System.currentTimeMillis() / 1000;
            if (last.second() != now) {
                last = new Clock(now, DateTimeFormatter.RFC_1123_DATE_TIME
                        .format(Instant.ofEpochSecond(now).atOffset(ZoneOffset.UTC)));
            }
            return last.formatted();
        }
    }
}
