package cx.touchstone.scoring.tally;

import java.util.List;

/**
 * How finely tallies are to be read.
 *
 * @param metrics their keys
 * @param periods at least one; they may overlap
 * @param byTouchpoint whether touchpoints are told apart
 * @param segment key of the attribute whose values are told apart, besides everybody; null for everybody only
 */
public record Breakdown(List<String> metrics, List<Period> periods, boolean byTouchpoint, String segment) {
}
