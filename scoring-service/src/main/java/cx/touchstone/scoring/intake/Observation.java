package cx.touchstone.scoring.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * One measured fact, checked.
 *
 * @param source who observed it; with the id it names the fact within the tenant
 * @param value on the metric's scale
 * @param weight how many people the answer stands for, above 0
 * @param touchpoint null when it belongs to none
 * @param subject what it is about in a partner's system, null when nothing was named
 */
record Observation(String source, String id, String metric, int value, BigDecimal weight, Instant observedAt,
        String touchpoint, UUID journey, String channel, Map<String, String> attributes, Subject subject) {

    /** A thing in a partner's system, such as a case of a CRM. */
    record Subject(String system, String type, String id) {
    }

    /** What makes two deliveries one observation. */
    record Name(String source, String id) implements Comparable<Name> {

        @Override
        public int compareTo(Name other) {
            int order = source.compareTo(other.source);
            return order != 0 ? order : id.compareTo(other.id);
        }
    }

    Name name() {
        return new Name(source, id);
    }

    /** Adds the observation to all tallies that it belongs to: everybody's, and one per attribute. */
    void countInto(SortedMap<TallyKey, Count> counts) {
        var count = Count.one(weight);
        counts.merge(key(TallyKey.EVERYBODY, ""), count, Count::plus);
        attributes.forEach((attribute, value) -> counts.merge(key(attribute, value), count, Count::plus));
    }

    private TallyKey key(String segment, String segmentValue) {
        return new TallyKey(metric, touchpoint == null ? TallyKey.NOWHERE : touchpoint, segment, segmentValue,
                LocalDate.ofInstant(observedAt, ZoneOffset.UTC), value);
    }
}
