package cx.touchstone.scoring.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** How values went over time, each series holding its last one: pure, of readings in any order. */
public final class Course {

    private final List<Reading> readings;
    private final Predicate<Reading> counts;

    /**
     * Of readings of the same time those that come later in the list hold.
     *
     * @param counts those whose values are added up; another one ends its series until one counts again
     */
    public Course(List<Reading> readings, Predicate<Reading> counts) {
        this.readings = new ArrayList<>(readings);
        this.readings.sort(Comparator.comparing(Reading::observedAt));
        this.counts = counts;
    }

    /** The last value of every series before this moment. */
    public List<BigDecimal> before(Instant moment) {
        var last = new HashMap<String, BigDecimal>();
        readings.stream().filter(reading -> reading.observedAt().isBefore(moment)).forEach(reading -> hold(last, reading));
        return List.copyOf(last.values());
    }

    /**
     * The mean of what all series held together from one moment to another, each value for as long as it did; the time before
     * the first reading does not count. Absent when there is none before the end.
     *
     * @param from null for the first reading
     */
    public OptionalDouble mean(Instant from, Instant to) {
        var last = new HashMap<String, BigDecimal>();
        Instant since = null;
        double held = 0;
        double time = 0;
        for (var reading : readings) {
            if (!reading.observedAt().isBefore(to)) {
                break;
            }
            if (since != null) {
                double lasted = seconds(from, since, reading.observedAt());
                held += sum(last) * lasted;
                time += lasted;
            }
            if (since != null || counts.test(reading)) {
                since = reading.observedAt();
                hold(last, reading);
            }
        }
        if (since == null) {
            return OptionalDouble.empty();
        }
        double lasted = seconds(from, since, to);
        return OptionalDouble.of((held + sum(last) * lasted) / (time + lasted));
    }

    private void hold(Map<String, BigDecimal> last, Reading reading) {
        if (counts.test(reading)) {
            last.put(reading.series(), reading.value());
        } else {
            last.remove(reading.series());
        }
    }

    private static double seconds(Instant from, Instant since, Instant until) {
        var begun = from != null && from.isAfter(since) ? from : since;
        return begun.isBefore(until) ? Duration.between(begun, until).toNanos() / 1e9 : 0;
    }

    private static double sum(Map<String, BigDecimal> last) {
        return last.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    }
}
