package cx.touchstone.scoring.tally;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What one tally counts.
 *
 * @param family number of the {@link Family}
 * @param touchpoint {@link #EVERYWHERE}, or {@link #NOWHERE} for observations that name none
 * @param segmentValue as {@link Family#segmentValue} says
 * @param day first of the span
 */
public record TallyKey(int family, Span span, String metric, String touchpoint, String segmentValue, LocalDate day)
        implements
            Comparable<TallyKey> {

    /** All touchpoints together, and what belongs to none. */
    public static final String EVERYWHERE = "*";
    /** Touchpoint of an observation that names none. */
    public static final String NOWHERE = "";

    private static final Comparator<TallyKey> ORDER = Comparator.comparingInt(TallyKey::family).thenComparing(TallyKey::span)
            .thenComparing(TallyKey::metric).thenComparing(TallyKey::touchpoint).thenComparing(TallyKey::segmentValue)
            .thenComparing(TallyKey::day);

    /** The order of the primary key, as near as makes no difference: rows are written where the ones before were. */
    @Override
    public int compareTo(TallyKey other) {
        return ORDER.compare(this, other);
    }
}
