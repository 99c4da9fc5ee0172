package cx.touchstone.gateway.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import cx.touchstone.gateway.respondent.ClientAddress;
import cx.touchstone.kit.RequestGuard;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Which headers go on, and which end here. */
final class Headers {

    /** They concern one connection only (RFC 9110, 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection", "proxy-authenticate",
            "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings");
    /** Who calls is told by our token alone; Expect is answered here. */
    private static final Set<String> OURS = Set.of("authorization", "cookie", "forwarded", "expect",
            ClientAddress.HEADER.toLowerCase(Locale.ROOT));
    /** What the gateway says itself, and cookies: nobody of ours sets any. */
    private static final Set<String> NOT_THEIRS = Set.of(RequestGuard.HEADER, "X-Content-Type-Options", "Set-Cookie",
            "Set-Cookie2", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers", "Access-Control-Expose-Headers", "Access-Control-Max-Age");

    /**
     * What a service is told of who calls.
     *
     * @param bearer the whole {@code Authorization} of our token
     * @param address where a respondent calls from; null for callers that are known by their key
     */
    record Passport(String bearer, String address) {
    }

    private Headers() {
    }

    /**
     * Makes a caller's headers those of a request to a service. Every {@code X-…} header ends here: each of them means
     * something to some proxy or framework, and none is part of the API but the request id.
     */
    static void toService(MultiMap headers, Passport passport, String requestId) {
        removeHopByHop(headers);
        for (String name : List.copyOf(headers.names())) {
            if (name.regionMatches(true, 0, "x-", 0, 2) || OURS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.remove(name);
            }
        }
        headers.set(HttpHeaders.AUTHORIZATION, passport.bearer());
        if (passport.address() != null) {
            headers.set(ClientAddress.HEADER, passport.address());
        }
        headers.set(RequestGuard.HEADER, requestId);
    }

    /**
     * Makes a service's headers those of the answer to a caller.
     *
     * @param origin of the service, which a caller cannot reach and need not know
     */
    static void toCaller(MultiMap headers, String origin) {
        removeHopByHop(headers);
        NOT_THEIRS.forEach(headers::remove);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(origin + "/")) {
            headers.set(HttpHeaders.LOCATION, location.substring(origin.length()));
        }
    }

    /** Whether a body comes behind these headers; an HTTP/2 body need not be announced. */
    static boolean announcesBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || !"0".equals(request.headers().get(HttpHeaders.CONTENT_LENGTH))
                        && (request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    private static void removeHopByHop(MultiMap headers) {
        for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : connection.split(",")) {
                headers.remove(name.strip());
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }
}
