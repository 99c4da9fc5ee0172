package cx.touchstone.scoring.counts;

import java.util.List;

/**
 * What the cells of a table are told apart by.
 *
 * @param touchpoints whether touchpoints are told apart
 * @param others at most two, each named once: keys of attributes, or what else observations are told apart by
 */
public record Axes(boolean touchpoints, List<String> others) {

    private static final int MOST_OTHERS = 2;

    /** @throws IllegalArgumentException for more than two others, or the same one twice */
    public Axes {
        others = List.copyOf(others);
        if (others.size() > MOST_OTHERS || others.stream().distinct().count() < others.size()) {
            throw new IllegalArgumentException("No table has the axes " + others);
        }
    }
}
