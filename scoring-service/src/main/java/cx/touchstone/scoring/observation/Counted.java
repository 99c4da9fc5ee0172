package cx.touchstone.scoring.observation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * As much of a fact as the tallies know.
 *
 * @param touchpoint null when it belongs to none
 */
public record Counted(String metric, int bucket, BigDecimal weight, LocalDate day, String touchpoint,
        Map<String, String> attributes) {

    /** Adds it to all tallies that it belongs to: everybody's, and one per attribute. */
    public void addTo(Map<TallyKey, Count> counts) {
        change(counts, Count.one(weight));
    }

    /** Takes away exactly what {@link #addTo} adds. */
    public void takeFrom(Map<TallyKey, Count> counts) {
        change(counts, Count.NONE.minus(Count.one(weight)));
    }

    private void change(Map<TallyKey, Count> counts, Count by) {
        counts.merge(key(TallyKey.EVERYBODY, ""), by, Count::plus);
        attributes.forEach((attribute, value) -> counts.merge(key(attribute, value), by, Count::plus));
    }

    private TallyKey key(String segment, String segmentValue) {
        return new TallyKey(metric, touchpoint == null ? TallyKey.NOWHERE : touchpoint, segment, segmentValue, day, bucket);
    }
}
