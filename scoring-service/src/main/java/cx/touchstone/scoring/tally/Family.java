package cx.touchstone.scoring.tally;

import java.time.LocalDate;
import java.util.List;

/**
 * What tallies are told apart by, besides metric, touchpoint and time: nothing, the channel, an attribute that is a dimension,
 * or a pair of these. Every observation is counted once in each family, also one that lacks the attribute.
 *
 * @param number of the family within its tenant
 * @param axes keys of attributes, or {@link #BY_CHANNEL}; none for everybody, two for a pair
 * @param countedTo up to where it counts while it is built, null for nothing yet
 * @param completeFrom first day from which on it counts everything that was observed, null when that is always so
 */
public record Family(int number, List<String> axes, State state, Position countedTo, LocalDate completeFrom) {

    /** Axis of the channel; no attribute has such a key. */
    public static final String BY_CHANNEL = "$channel";
    /** Stands between the two values of a pair; no text of an observation has it. */
    public static final String BETWEEN = "\u001F";

    public static final Family EVERYBODY = new Family(0, List.of(), State.READY, null, null);
    public static final Family CHANNEL = new Family(1, List.of(BY_CHANNEL), State.READY, null, null);
    /** Numbers below are those of families that every tenant has. */
    public static final int FIRST_OWN = 16;

    /** How far it is. */
    public enum State {
        /** Counts what lies up to a position; a builder moves that on. */
        BUILDING,
        /** Counts everything, and can be read. */
        READY,
        /** Counts nothing any more; what it counted is being deleted. */
        REMOVED
    }

    public Family {
        axes = List.copyOf(axes);
    }

    /** Whether an observation at this position is counted, be it added or taken away. */
    public boolean counts(Position position) {
        return state == State.READY || state == State.BUILDING && countedTo != null && position.compareTo(countedTo) <= 0;
    }

    /** Where the family counts this one: its values of the axes, empty for one that it lacks. */
    public String segmentValue(Countable one) {
        return switch (axes.size()) {
            case 0 -> "";
            case 1 -> value(one, axes.getFirst());
            default -> value(one, axes.getFirst()) + BETWEEN + value(one, axes.getLast());
        };
    }

    private static String value(Countable one, String axis) {
        var value = axis.equals(BY_CHANNEL) ? one.channel() : one.attributes().get(axis);
        return value == null ? "" : value;
    }
}
