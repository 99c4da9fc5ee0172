package cx.touchstone.scoring.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A value that held from when it was observed until the next one of its series.
 *
 * @param series what it takes the place of another in
 * @param touchpoint empty when it belongs to none
 * @param channel empty when nobody said
 */
public record Reading(String series, Instant observedAt, BigDecimal value, String touchpoint, String channel,
        Map<String, String> attributes) {
}
