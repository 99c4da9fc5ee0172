package cx.touchstone.kit;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.MDC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;

/**
 * Before anything else looks at a request: it gets an id (the caller's own, if that is sane), which is echoed, logged and named
 * in every problem; and its body gets a limit, small for documents, larger for the paths that stream.
 */
@ApplicationScoped
public class RequestGuard {

    /** {@code touchstone.body.*} */
    @ConfigMapping(prefix = "touchstone.body")
    public interface Limits {
        /** Largest body of an ordinary request. */
        @WithDefault("1M")
        MemorySize limit();

        /** Largest body on the paths that stream, see {@link #streamed()}. */
        @WithDefault("4G")
        MemorySize streamedLimit();

        /** Paths whose body is read as a stream, as a regular expression over the whole path. */
        @WithDefault("/api/v1/(imports|observation-imports)/[^/]+/content")
        Pattern streamed();
    }

    public static final String HEADER = "X-Request-Id";
    /** What it is called in the logging context. */
    static final String KEY = "requestId";
    /** Where Quarkus keeps the limit that its body readers obey, for bodies that do not declare their length. */
    public static final String BODY_LIMIT = "io.quarkus.max-request-size";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Inject
    Limits limits;
    @Inject
    ObjectMapper json;

    private long limit;
    private long streamedLimit;
    private long smallest;

    @PostConstruct
    void measure() {
        limit = limits.limit().asLongValue();
        streamedLimit = limits.streamedLimit().asLongValue();
        smallest = Math.min(limit, streamedLimit);
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, 1000);
        // Behind Quarkus' own handler, which would put the outermost limit back.
        filters.register(this::limit, 1);
    }

    private void guard(RoutingContext at) {
        String given = at.request().getHeader(HEADER);
        String id = given != null && SANE.matcher(given).matches() ? given : Ids.next().toString();
        at.put(KEY, id);
        at.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        long declared = declaredLength(at);
        if (declared > smallest && declared > limitOf(at)) {
            refuse(at, limitOf(at));
        } else {
            at.next();
        }
    }

    private void limit(RoutingContext at) {
        at.put(BODY_LIMIT, limitOf(at));
        at.next();
    }

    private long limitOf(RoutingContext at) {
        boolean streamed = limits.streamed().matcher(at.request().path()).matches();
        return streamed ? streamedLimit : limit;
    }

    private static long declaredLength(RoutingContext at) {
        try {
            String declared = at.request().getHeader("Content-Length");
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext at, long limit) {
        // The rest of the body is not read: the connection cannot be used again.
        at.response().setStatusCode(413).putHeader("Content-Type", Problems.MEDIA_TYPE).putHeader("Connection", "close");
        at.end(write(Problems.Problem.of(413, Refusal.Kind.TOO_LARGE.title(), "too-large",
                "The body is larger than the " + limit + " bytes that this address takes.", at.request().path(),
                requestId(at), List.of())));
    }

    private String write(Problems.Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of this request, as the caller sees it in {@code X-Request-Id}. */
    public static String requestId(RoutingContext at) {
        return at.<String> get(KEY);
    }

}
