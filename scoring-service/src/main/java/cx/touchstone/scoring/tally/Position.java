package cx.touchstone.scoring.tally;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where an observation lies among those of its tenant: by time, then by source and id as the database sorts them.
 *
 * @param observedAt in whole microseconds
 */
public record Position(Instant observedAt, String source, String id) implements Comparable<Position> {

    /** By the bytes of their UTF-8, as collation "C" does; Java's own order has the characters beyond U+FFFF before U+E000. */
    public static final Comparator<String> BY_BYTES = Position::compare;

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::observedAt)
            .thenComparing(Position::source, BY_BYTES).thenComparing(Position::id, BY_BYTES);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    private static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Halves of characters beyond U+FFFF come behind all others. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
