package cx.touchstone.journey.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of some keys stayed in order: the fewest others must have moved to explain the new order. */
final class LongestOrder {

    private LongestOrder() {
    }

    /**
     * The keys of the longest common subsequence of two orders of the same keys, by patience sorting (Schensted 1961): O(n log
     * n).
     */
    static Set<String> kept(List<String> before, List<String> after) {
        Map<String, Integer> place = new HashMap<>();
        before.forEach(key -> place.put(key, place.size()));
        List<Integer> smallestEnds = new ArrayList<>(); // index in after of the end of the best sequence of each length
        int[] previous = new int[after.size()];
        for (int i = 0; i < after.size(); i++) {
            int low = 0;
            int high = smallestEnds.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (place.get(after.get(smallestEnds.get(middle))) < place.get(after.get(i))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : smallestEnds.get(low - 1);
            if (low == smallestEnds.size()) {
                smallestEnds.add(i);
            } else {
                smallestEnds.set(low, i);
            }
        }
        Set<String> kept = new HashSet<>();
        for (int i = smallestEnds.isEmpty() ? -1 : smallestEnds.getLast(); i >= 0; i = previous[i]) {
            kept.add(after.get(i));
        }
        return kept;
    }
}
