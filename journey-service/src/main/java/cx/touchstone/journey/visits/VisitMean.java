package cx.touchstone.journey.visits;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What mystery visits to one touchpoint by one checklist reached.
 *
 * @param competitor whose touchpoint it was; null for ours
 * @param mean arithmetic mean of the scores, 0 to 100
 */
@RegisterForReflection // a query makes it
public record VisitMean(String touchpoint, UUID checklist, UUID competitor, long n, Double mean) {
}
