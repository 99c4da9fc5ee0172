package cx.touchstone.kit.watch;

import java.util.LinkedHashMap;
import java.util.Map;

/** One part of a trace: what was done, from when to when. Those of a trace that is not recorded are begun and forgotten. */
public final class Span {

    /** Who did it for whom, with the numbers of OTLP. */
    enum Kind {
        SERVER(2),
        CLIENT(3);

        final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    final TraceContext at;
    final Kind kind;
    /** Id of the span that this one is a part of; null for the first of a trace. */
    final String parent;
    /** When it began and ended, in nanoseconds since 1970. */
    final long began;
    private final long clock = System.nanoTime();
    final Map<String, Object> attributes = new LinkedHashMap<>();
    String name;
    long ended;
    boolean failed;
    /** The span of another trace that did the work of this one too, or null. */
    TraceContext link;

    Span(TraceContext at, Kind kind, String parent, String name) {
        this.at = at;
        this.kind = kind;
        this.parent = parent;
        this.name = name;
        this.began = System.currentTimeMillis() * 1_000_000;
    }

    /** Where in which trace it is. */
    public TraceContext at() {
        return at;
    }

    /** @param value a text or a whole number; null says nothing */
    Span with(String key, Object value) {
        if (value != null) {
            attributes.put(key, value);
        }
        return this;
    }

    void end(boolean failed) {
        this.failed = failed;
        this.ended = began + System.nanoTime() - clock;
    }
}
