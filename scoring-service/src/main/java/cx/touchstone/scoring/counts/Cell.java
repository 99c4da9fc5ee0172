package cx.touchstone.scoring.counts;

import java.util.Collections;
import java.util.List;

/**
 * A cell of a table, or one of its totals.
 *
 * @param touchpoint {@link #ALL} for all together, empty for observations that name none
 * @param values one for each of {@link Axes#others}: {@link #ALL} for all together, empty for observations without it
 */
public record Cell(String metric, String touchpoint, List<String> values) {

    /** All of an axis together. A control character: a star may be the value of an attribute, this cannot. */
    public static final String ALL = "\u001F";

    public Cell {
        values = List.copyOf(values);
    }

    /** Everything that was observed of a metric. */
    public static Cell total(String metric, Axes axes) {
        return new Cell(metric, ALL, Collections.nCopies(axes.others().size(), ALL));
    }
}
