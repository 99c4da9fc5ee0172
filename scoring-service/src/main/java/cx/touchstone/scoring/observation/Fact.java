package cx.touchstone.scoring.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

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
    }
}
