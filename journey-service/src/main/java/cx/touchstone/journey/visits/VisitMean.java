package cx.touchstone.journey.visits;

import java.util.UUID;

/**
 * What mystery visits to one touchpoint by one checklist reached.
 *
 * @param competitor whose touchpoint it was; null for ours
 * @param mean arithmetic mean of the scores, 0 to 100
 */
public record VisitMean(String touchpoint, UUID checklist, UUID competitor, long n, Double mean) {
}
