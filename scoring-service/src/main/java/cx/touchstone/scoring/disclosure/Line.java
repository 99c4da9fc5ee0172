package cx.touchstone.scoring.disclosure;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups that are shown beside their total: what is hidden among them can be had by subtraction.
 *
 * @param total answers of the total, which may include some that belong to none of the groups
 * @param groups answers of each group
 */
record Line<G extends Comparable<G>>(long total, Map<G, Long> groups) {

    /** Whether nobody learns about fewer answers than the threshold by subtracting what is shown from the total. */
    boolean isSafe(Set<G> hidden, long threshold) {
        long rest = total - groups.values().stream().mapToLong(Long::longValue).sum();
        var hiddenHere = groups.keySet().stream().filter(hidden::contains).toList();
        long concealed = rest + hiddenHere.stream().mapToLong(groups::get).sum();
        if (hiddenHere.isEmpty()) {
            return rest == 0 || rest >= threshold;
        }
        // A group that is hidden alone would be what is concealed, whatever its size.
        int parts = hiddenHere.size() + (rest > 0 ? 1 : 0);
        return concealed >= threshold && parts > 1;
    }

    /** The group whose hiding costs least. */
    Optional<G> smallestShown(Set<G> hidden) {
        return groups.keySet().stream().filter(group -> !hidden.contains(group))
                .min(Comparator.<G, Long> comparing(groups::get).thenComparing(Comparator.naturalOrder()));
    }
}
