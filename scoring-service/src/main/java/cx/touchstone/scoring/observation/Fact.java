package cx.touchstone.scoring.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.formula.time.BusinessHours;
import cx.touchstone.scoring.settings.Settings;
import cx.touchstone.scoring.tally.Person;

/**
 * Something measured, and how it is counted: what takes it away later goes by {@code day}, {@code bucket} and {@code business}
 * as they are here, whatever the metric or the settings say then.
 *
 * @param value as the metric measures it
 * @param bucket of the metric's histogram that the value falls into
 * @param weight how many people it stands for, above 0
 * @param observedAt in whole microseconds, as the database keeps it
 * @param day on which it is counted
 * @param touchpoint null when it belongs to none
 * @param journey that asked, null when none did
 * @param channel null when nobody said
 * @param currency of the value, ISO 4217; null when nobody said
 * @param subject what it is about in a partner's system, null when nothing was named
 * @param business what of the value falls into business hours, null when that is not counted
 */
public record Fact(String metric, BigDecimal value, int bucket, BigDecimal weight, Instant observedAt, LocalDate day,
        Person person, String touchpoint, UUID journey, String channel, Map<String, String> attributes, String currency,
        Subject subject, Business business) {

    /** A thing in a partner's system, such as a case of a CRM. */
    public record Subject(String system, String type, String id) {
    }

    /** What of a value falls into business hours, and its bucket. */
    public record Business(BigDecimal value, int bucket) {

        /** Of a duration that ended then: 0 to all of it, in seconds with three decimals. */
        private static Business of(BigDecimal seconds, Instant end, BusinessHours hours) {
            var begin = end.minusNanos(seconds.movePointRight(9).longValue());
            var open = BigDecimal.valueOf(hours.open(begin, end).toNanos(), 9).setScale(3, RoundingMode.HALF_EVEN);
            return new Business(open, LogBuckets.PERCENT.of(open));
        }
    }

    /** The same as these settings count it. */
    public Fact countedBy(Settings settings) {
        var itsDay = settings.day(observedAt);
        var itsBusiness = business == null ? null : Business.of(value, observedAt, settings.hours());
        return itsDay.equals(day) && Objects.equals(itsBusiness, business) ? this
                : new Fact(metric, value, bucket, weight, observedAt, itsDay, person, touchpoint, journey, channel, attributes,
                        currency, subject, itsBusiness);
    }
}
