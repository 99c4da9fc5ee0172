package cx.touchstone.scoring.counts;

/**
 * A cell in one of several periods.
 *
 * @param period index of the period among those asked for
 */
public record CellIn(Cell cell, int period) {
}
