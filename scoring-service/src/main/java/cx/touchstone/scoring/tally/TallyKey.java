package cx.touchstone.scoring.tally;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What one tally counts.
 *
 * @param touchpoint empty for observations that name none
 * @param segment key of an attribute, or empty: everybody
 * @param segmentValue value of that attribute, empty for everybody
 * @param day on which it was observed, UTC
 */
public record TallyKey(String metric, String touchpoint, String segment, String segmentValue, LocalDate day, int value)
        implements
            Comparable<TallyKey> {

    /** Segment of everybody. */
    public static final String EVERYBODY = "";
    /** Touchpoint of an observation that names none. */
    public static final String NOWHERE = "";

    private static final Comparator<TallyKey> ORDER = Comparator.comparing(TallyKey::metric).thenComparing(TallyKey::segment)
            .thenComparing(TallyKey::day).thenComparing(TallyKey::touchpoint).thenComparing(TallyKey::segmentValue)
            .thenComparing(TallyKey::value);

    /** The order of the primary key: rows are written where the ones before were. */
    @Override
    public int compareTo(TallyKey other) {
        return ORDER.compare(this, other);
    }
}
