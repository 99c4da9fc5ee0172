package cx.touchstone.kit.watch;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;

/** How many requests there were of each kind, and how long they took. */
@ApplicationScoped
class RequestMeters {

    /**
     * Requests that are counted together.
     *
     * @param route one of the known addresses
     * @param status 2xx, 3xx, 4xx, 5xx, or left when the caller did not wait
     * @param tenant class of whose data it is about
     */
    record Kind(String method, String route, String status, String tenant) {
    }

    /** Upper ends of what is counted as equally long, in seconds. */
    private static final Duration[] LONG = DoubleStream.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .mapToObj(seconds -> Duration.ofMillis((long) (seconds * 1_000))).toArray(Duration[]::new);
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

    @Inject
    MeterRegistry meters;

    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    void count(Kind kind, long nanoseconds) {
        Timer timer = timers.get(kind);
        if (timer == null) {
            timer = timers.computeIfAbsent(kind, this::timer);
        }
        timer.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("touchstone.requests").description("Requests, and how long their answers took")
                .tags("method", kind.method(), "route", kind.route(), "status", kind.status(), "tenant", kind.tenant())
                .serviceLevelObjectives(LONG).register(meters);
    }

    /** Everybody may think up methods; they are counted together. */
    static String method(HttpMethod method) {
        return METHODS.contains(method) ? method.name() : Routes.OTHER;
    }
}
