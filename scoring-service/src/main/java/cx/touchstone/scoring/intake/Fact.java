package cx.touchstone.scoring.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * Something measured.
 *
 * @param value on the metric's scale
 * @param weight how many people the answer stands for, above 0
 * @param observedAt in whole microseconds, as the database keeps it: both must see the same day
 * @param touchpoint null when it belongs to none
 * @param subject what it is about in a partner's system, null when nothing was named
 */
record Fact(String metric, int value, BigDecimal weight, Instant observedAt, String touchpoint, UUID journey, String channel,
        Map<String, String> attributes, Subject subject) {

    /** A thing in a partner's system, such as a case of a CRM. */
    record Subject(String system, String type, String id) {
    }

    Counted counted() {
        return new Counted(metric, value, weight, LocalDate.ofInstant(observedAt, ZoneOffset.UTC), touchpoint, attributes);
    }
}
