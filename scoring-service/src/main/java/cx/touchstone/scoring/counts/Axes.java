package cx.touchstone.scoring.counts;

import java.util.List;

import cx.touchstone.scoring.tally.Family;

/**
 * What the cells of a table are told apart by.
 *
 * @param touchpoints whether touchpoints are told apart
 * @param others at most three, each named once: keys of attributes, {@link #CHANNEL}, or what else observations are told apart
 *        by ({@link Division}). More than two are never in tallies, and are counted from observations
 */
public record Axes(boolean touchpoints, List<String> others) {

    public static final String CHANNEL = Family.BY_CHANNEL;
    private static final int MOST_OTHERS = 3;

    /**
     * How an axis that is neither an attribute nor the channel tells observations apart.
     *
     * @param value SQL over the columns of observation: a text for every one, empty for those that are not to be told apart
     * @param parameters of that SQL, all of them texts
     */
    public record Division(String value, List<String> parameters) {
    }

    /** @throws IllegalArgumentException for more than three others, or the same one twice */
    public Axes {
        others = List.copyOf(others);
        if (others.size() > MOST_OTHERS || others.stream().distinct().count() < others.size()) {
            throw new IllegalArgumentException("No table has the axes " + others);
        }
    }
}
