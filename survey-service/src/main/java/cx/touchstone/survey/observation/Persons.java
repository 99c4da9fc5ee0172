package cx.touchstone.survey.observation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one response has measured so far, and where. */
final class Persons {

    /** The relationship as a whole, without a touchpoint, is a place of its own. */
    private final Map<String, Set<String>> touchpoints = new HashMap<>();

    /** @param touchpoint null when the measurement is about the whole relationship */
    Person next(String metric, String touchpoint) {
        Set<String> before = touchpoints.computeIfAbsent(metric, unseen -> new HashSet<>());
        boolean somewhere = !before.isEmpty();
        if (!before.add(touchpoint)) {
            return Person.AGAIN;
        }
        return somewhere ? Person.ELSEWHERE : Person.FIRST;
    }
}
