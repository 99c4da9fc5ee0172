package cx.touchstone.local.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Observations of four metrics at twenty touchpoints, with a channel and two attributes, made while they are sent. */
final class GeneratedObservations {

    static final int TOUCHPOINTS = 20;
    static final List<String> METRICS = List.of("nps", "csat", "ces_7", "first_response_time");
    static final List<Integer> HIGHEST = List.of(10, 5, 7);
    static final List<String> CHANNELS = List.of("web", "email", "kiosk");
    static final List<String> GATES = List.of("A", "B", "C", "D", "E");
    static final int AGES = 7;

    private final String source;
    private final Duration within;
    private final AtomicLong next = new AtomicLong();

    /**
     * @param source names them apart from others
     * @param within so long up to now they were observed, at any time
     */
    GeneratedObservations(String source, Duration within) {
        this.source = source;
        this.within = within;
    }

    /** The body of a call with the next ones. */
    String batch(int size) {
        long from = next.getAndAdd(size);
        Instant now = Instant.now();
        StringBuilder batch = new StringBuilder(size * 230).append("{\"observations\":[");
        for (long number = from; number < from + size; number++) {
            add(number == from ? batch : batch.append(','), number, now);
        }
        return batch.append("]}").toString();
    }

    private void add(StringBuilder batch, long number, Instant now) {
        SplittableRandom random = new SplittableRandom(number);
        int metric = random.nextInt(METRICS.size());
        batch.append("{\"source\":\"").append(source).append("\",\"id\":\"o-").append(number).append("\",\"metric\":\"")
                .append(METRICS.get(metric)).append("\",\"value\":").append(value(metric, random))
                .append(",\"observedAt\":\"").append(now.minusMillis((long) (within.toMillis() * random.nextDouble())))
                .append("\",\"touchpoint\":\"place-")
                .append(random.nextInt(TOUCHPOINTS)).append("\",\"channel\":\"")
                .append(CHANNELS.get(random.nextInt(CHANNELS.size()))).append("\",\"attributes\":{\"gate\":\"")
                .append(GATES.get(random.nextInt(GATES.size()))).append("\",\"age\":\"").append(random.nextInt(AGES))
                .append("\"}}");
    }

    /** Answers are towards the upper end of their scale, times spread over some orders of magnitude. */
    private static long value(int metric, SplittableRandom random) {
        if (metric == HIGHEST.size()) {
            return Math.round(Math.exp(4 + 4 * random.nextDouble()));
        }
        int highest = HIGHEST.get(metric);
        return highest - Math.min(random.nextInt(highest), random.nextInt(highest));
    }
}
