package cx.touchstone.scoring.tally;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * As much of an observation as tallies know. An observation of which a part falls into business hours is two of these.
 *
 * @param bucket of the metric's histogram that the value falls into; the value itself on a scale
 * @param day on which it is counted
 * @param touchpoint null when it belongs to none
 * @param channel null when nobody said
 */
public record Countable(Position position, String metric, BigDecimal value, int bucket, BigDecimal weight, LocalDate day,
        Person person, String touchpoint, String channel, Map<String, String> attributes) {
}
