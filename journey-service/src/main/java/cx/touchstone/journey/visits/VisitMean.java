package cx.touchstone.journey.visits;

import java.util.UUID;

import cx.touchstone.journey.formula.MeanInterval;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What mystery visits to one touchpoint by one checklist reached.
 *
 * @param competitor whose touchpoint it was; null for ours
 * @param mean arithmetic mean of the scores, 0 to 100
 * @param deviation their standard deviation; null for a single one
 */
@RegisterForReflection // a query makes it
public record VisitMean(String touchpoint, UUID checklist, UUID competitor, long n, Double mean, Double deviation) {

    /** Null for a single visit. */
    MeanInterval interval() {
        return MeanInterval.of(n, mean, deviation);
    }
}
