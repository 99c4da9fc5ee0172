package cx.touchstone.kit.watch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Vertx;

/**
 * Traces through all services, told to a collector that speaks OpenTelemetry's protocol. With no collector nothing is recorded:
 * a trace then is an id that a request has in all logs.
 */
@ApplicationScoped
public class Tracing {

    /** {@code touchstone.tracing.*} */
    @ConfigMapping(prefix = "touchstone.tracing")
    public interface Settings {
        /** Where the collector is, without {@code /v1/traces}; none, no spans. */
        Optional<URI> endpoint();

        /** Headers that the collector wants, such as {@code authorization=Bearer x}, with commas between them. */
        Optional<List<String>> headers();

        /** Of which part of all traces that begin here spans are recorded, 0 to 1. */
        @WithDefault("1")
        double share();

        /**
         * Whether it is decided here for traces that others began, too: at the door, since everybody could want to be recorded.
         */
        @WithDefault("false")
        boolean decides();

        /** How long spans are gathered before they are told. */
        @WithDefault("PT1S")
        Duration every();

        /** How many may wait to be told; more are dropped, and counted. */
        @WithDefault("8192")
        int waiting();
    }

    @Inject
    Settings settings;
    @Inject
    Vertx vertx;
    @ConfigProperty(name = "quarkus.application.name")
    String name;

    private SpanExport export;

    @PostConstruct
    void open() {
        export = settings.endpoint().map(to -> new SpanExport(vertx, name, to, settings)).orElse(null);
    }

    void count(@Observes StartupEvent started, MeterRegistry meters) {
        if (export != null) {
            export.show(meters);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        if (export != null) {
            export.close();
        }
    }

    /**
     * Begins to answer a request.
     *
     * @param given what the caller says where it stands; null when it says nothing
     */
    Span serve(String given, String what) {
        TraceContext before = TraceContext.of(given);
        if (before == null) {
            TraceContext first = TraceContext.fresh();
            return new Span(first.part(isOn() && isChosen(first)), Span.Kind.SERVER, null, what);
        }
        if (!isOn()) {
            return new Span(before, Span.Kind.SERVER, null, what); // who takes no part passes on what it got
        }
        boolean sampled = settings.decides() ? isChosen(before) : before.sampled();
        return new Span(before.part(sampled), Span.Kind.SERVER, before.spanId(), what);
    }

    /** Begins a call to a neighbour that was wanted earlier; null when nobody records it. */
    Span call(String wanted, String what) {
        TraceContext before = isOn() ? TraceContext.of(wanted) : null;
        return before == null ? null : new Span(before.part(true), Span.Kind.CLIENT, before.spanId(), what);
    }

    /** Ends what was begun, well or not, and says what it was. */
    void end(Span span, boolean failed, Map<String, Object> attributes) {
        if (export != null && span.at.sampled()) {
            span.attributes.putAll(attributes);
            span.end(failed);
            export.tell(span);
        }
    }

    /** Whether spans are told to anybody. */
    boolean isOn() {
        return export != null;
    }

    /** By the trace's id, so that all replicas decide alike. */
    private boolean isChosen(TraceContext trace) {
        long chance = Long.parseUnsignedLong(trace.traceId(), 16, 32, 16) >>> 1;
        return chance < settings.share() * Long.MAX_VALUE;
    }
}
