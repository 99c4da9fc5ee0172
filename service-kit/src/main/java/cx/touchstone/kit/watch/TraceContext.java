package cx.touchstone.kit.watch;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.logging.MDC;

/**
 * A place in a trace, as services tell it each other (W3C Trace Context). The current one stands in the logging context, so
 * that
 * every line names it.
 *
 * @param traceId of the whole trace, 32 hexadecimal digits, not all 0
 * @param spanId of the part that is going on here, 16 of them
 * @param sampled whether its spans are recorded
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    /** The header that carries it, and the name of the column beside a message. */
    public static final String HEADER = "traceparent";
    private static final String TRACE = "traceId";
    private static final String SPAN = "spanId";
    private static final String SAMPLED = "sampled";
    /** What a later version adds stands behind these four fields. */
    private static final Pattern FORM = Pattern
            .compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** What a header says; null when there is none, or none that is well formed. */
    public static TraceContext of(String header) {
        Matcher parts = header == null || header.length() > 256 ? null : FORM.matcher(header);
        if (parts == null || !parts.matches() || parts.group(1).equals("00") && parts.group(5) != null) {
            return null;
        }
        return new TraceContext(parts.group(2), parts.group(3), (Integer.parseInt(parts.group(4), 16) & 1) == 1);
    }

    /** The beginning of a trace. */
    static TraceContext fresh() {
        return new TraceContext(digits() + digits(), digits(), false);
    }

    /** A part of the same trace. */
    TraceContext part(boolean sampled) {
        return new TraceContext(traceId, digits(), sampled);
    }

    /** Chance need not be strong here: an id is no secret. */
    private static String digits() {
        long random;
        do {
            random = ThreadLocalRandom.current().nextLong();
        } while (random == 0);
        return HexFormat.of().toHexDigits(random);
    }

    /** As it stands in the header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /** Where the current work stands; null outside of every trace. */
    public static TraceContext current() {
        return MDC.get(TRACE) instanceof String trace && MDC.get(SPAN) instanceof String span
                ? new TraceContext(trace, span, MDC.get(SAMPLED) != null)
                : null;
    }

    /** The header of the current work if its spans are recorded, else null: then nobody asks where it came from. */
    public static String recorded() {
        TraceContext current = MDC.get(SAMPLED) == null ? null : current();
        return current == null ? null : current.header();
    }

    /** Has the lines that are logged from now on name it. */
    void enter() {
        MDC.put(TRACE, traceId);
        MDC.put(SPAN, spanId);
        if (sampled) {
            MDC.put(SAMPLED, "true");
        }
    }

    /** Ends what {@link #enter} began, on a thread that does more than one thing. */
    static void leave() {
        MDC.remove(TRACE);
        MDC.remove(SPAN);
        MDC.remove(SAMPLED);
    }
}
