package cx.touchstone.gateway.routing;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets only plain addresses in. Whatever a proxy, a router and a framework might read differently (encoded separators, dot
 * segments, matrix parameters, empty segments) is refused instead of interpreted, because a path that two readers understand
 * differently gets around the rules of one of them.
 */
@ApplicationScoped
class PathGuard {

    /** RFC 3986: unreserved, sub-delims without the semicolon, and {@code : @ /}. */
    private static final BitSet IN_PATH = characters("-._~!$&'()*+,=:@/");
    /** RFC 3986, and the brackets that many clients leave unencoded in parameter names. */
    private static final BitSet IN_QUERY = characters("-._~!$&'()*+,=:@/;?[]");
    /** Slash, backslash, semicolon, dot, and the percent sign with which they could be encoded once more. */
    private static final Set<String> NEVER_ENCODED = Set.of("2f", "5c", "3b", "2e", "25");

    @Inject
    Answers answers;

    void register(@Observes Filters filters) {
        filters.register(this::guard, 900); // behind the request id, before everything else
    }

    private void guard(RoutingContext at) {
        if (isPlain(at.request().uri())) {
            at.next();
        } else {
            answers.deny(at, Denial.WRONG_ADDRESS);
        }
    }

    /** Whether everybody reads this request target in the same way. */
    static boolean isPlain(String uri) {
        int end = uri.indexOf('?');
        String path = end < 0 ? uri : uri.substring(0, end);
        return path.startsWith("/") && !path.contains("//") && !hasDotSegment(path) && isPath(path)
                && (end < 0 || isQuery(uri, end + 1));
    }

    private static boolean hasDotSegment(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }

    private static boolean isPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                if (!isOctet(path, i) || isNeverEncoded(path.substring(i + 1, i + 3))) {
                    return false;
                }
                i += 2;
            } else if (!IN_PATH.get(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuery(String uri, int start) {
        for (int i = start; i < uri.length(); i++) {
            if (!IN_QUERY.get(uri.charAt(i)) && !(uri.charAt(i) == '%' && isOctet(uri, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctet(String text, int percent) {
        return percent + 2 < text.length() && Character.digit(text.charAt(percent + 1), 16) >= 0
                && Character.digit(text.charAt(percent + 2), 16) >= 0;
    }

    private static boolean isNeverEncoded(String octet) {
        int value = Integer.parseInt(octet, 16);
        return value < 0x20 || value == 0x7f || NEVER_ENCODED.contains(octet.toLowerCase(Locale.ROOT));
    }

    private static BitSet characters(String others) {
        BitSet set = new BitSet(128);
        set.set('0', '9' + 1);
        set.set('A', 'Z' + 1);
        set.set('a', 'z' + 1);
        others.chars().forEach(set::set);
        return set;
    }
}
