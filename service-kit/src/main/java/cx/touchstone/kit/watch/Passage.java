package cx.touchstone.kit.watch;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Goes on with traces where messages are carried: each message in the trace of the request that wrote it. */
@ApplicationScoped
public class Passage {

    /** Deliveries of messages in one call; ends when it is known how that went. */
    public final class Carried implements AutoCloseable {

        private final List<Span> spans;
        private boolean failed;

        private Carried(List<Span> spans) {
            this.spans = spans;
        }

        /** Nothing is known to have arrived. */
        public void failed() {
            failed = true;
        }

        @Override
        public void close() {
            if (!spans.isEmpty()) {
                TraceContext.leave();
                spans.forEach(span -> tracing.end(span, failed, Map.of("messaging.batch.message_count", spans.size())));
            }
        }
    }

    @Inject
    Tracing tracing;

    /**
     * Begins to carry messages. One call can name one trace: it is the first one's, and the others' spans tell of it.
     *
     * @param traces where each of them was written; null for those of which that is not recorded
     */
    public Carried begin(String topic, List<String> traces) {
        if (!tracing.isOn()) {
            return new Carried(List.of());
        }
        List<Span> spans = traces.stream().map(trace -> tracing.call(trace, "deliver " + topic)).filter(Objects::nonNull)
                .toList();
        if (!spans.isEmpty()) {
            spans.getFirst().at().enter();
            spans.forEach(span -> span.with("messaging.destination.name", topic));
            spans.stream().skip(1).forEach(span -> span.link = spans.getFirst().at());
        }
        return new Carried(spans);
    }
}
