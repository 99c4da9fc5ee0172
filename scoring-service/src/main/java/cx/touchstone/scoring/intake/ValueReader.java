package cx.touchstone.scoring.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Amount.Type;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Scale;

/** Reads what was measured, as the metric measures it. */
final class ValueReader {

    private static final int MICROS = 6;

    private final ItemFields fields;
    private final Metric metric;

    /** @param metric that the item names; null when it names none that there is */
    ValueReader(ItemFields fields, Metric metric) {
        this.fields = fields;
        this.metric = metric;
    }

    /**
     * The value, or null when it is missing or wrong.
     *
     * @param observedAt when it was observed, null when that is missing or wrong
     */
    BigDecimal read(Instant observedAt) {
        if (metric == null) {
            return fields.number("value");
        }
        if (!metric.isObserved()) {
            fields.fault("metric", "derived-metric", metric.key() + " is computed from other metrics.");
            return null;
        }
        return switch (metric.measure()) {
            case Scale scale -> onScale(scale);
            case Amount amount -> amount(amount, observedAt);
        };
    }

    private BigDecimal onScale(Scale scale) {
        hasNoStart();
        var value = Scale.YES_NO.equals(scale) ? yesOrNo() : fields.number("value");
        if (value == null) {
            return null;
        }
        // The range first: a number such as 1e99999 must not be written out to see whether it is whole.
        if (value.compareTo(BigDecimal.valueOf(scale.min())) < 0 || value.compareTo(BigDecimal.valueOf(scale.max())) > 0
                || value.stripTrailingZeros().scale() > 0) {
            fields.fault("value", "out-of-scale",
                    "value must be a whole number from " + scale.min() + " to " + scale.max() + " for " + metric.key() + ".");
            return null;
        }
        return BigDecimal.valueOf(value.intValueExact());
    }

    private BigDecimal yesOrNo() {
        JsonNode value = fields.node("value");
        return value.isBoolean() ? value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO : fields.number("value");
    }

    private BigDecimal amount(Amount amount, Instant observedAt) {
        if (amount.type() != Type.DURATION) {
            hasNoStart();
        } else if (fields.has("startedAt")) {
            return sinceStart(amount, observedAt);
        }
        if (!fields.has("value") && amount.type() == Type.COUNT && metric.countsOccurrences()) {
            return BigDecimal.ONE;
        }
        var value = fields.number("value");
        return value == null || !isTaken(amount, value, "value") ? null : plain(value);
    }

    private BigDecimal sinceStart(Amount amount, Instant observedAt) {
        var startedAt = fields.time("startedAt");
        if (fields.has("value")) {
            fields.fault("startedAt", "one-of", "The value of a duration is told either by itself or by startedAt.");
            return null;
        }
        if (startedAt == null || observedAt == null) {
            return null;
        }
        var between = Duration.between(startedAt, observedAt);
        if (between.isNegative()) {
            fields.fault("startedAt", "negative", "startedAt is after observedAt.");
            return null;
        }
        var seconds = BigDecimal.valueOf(between.getSeconds())
                .add(BigDecimal.valueOf(between.getNano() / 1000, MICROS))
                .setScale(Math.min(MICROS, amount.decimals()), RoundingMode.HALF_UP);
        return isTaken(amount, seconds, "startedAt") ? seconds : null;
    }

    /** A beginning belongs to a duration; of anything else it says nothing. */
    private void hasNoStart() {
        if (fields.has("startedAt")) {
            fields.fault("startedAt", "unknown-field", "Only durations have a start.");
        }
    }

    private boolean isTaken(Amount amount, BigDecimal value, String told) {
        if (value.signum() < 0 && amount.lowest().signum() >= 0) {
            fields.fault(told, "negative", "value must not be below 0 for " + metric.key() + ".");
        } else if (value.compareTo(amount.lowest()) < 0 || value.compareTo(amount.highest()) > 0) {
            fields.fault(told, "out-of-range", "value must be from " + amount.lowest().toPlainString() + " to "
                    + amount.highest().toPlainString() + " for " + metric.key() + ".");
        } else if (value.stripTrailingZeros().scale() > amount.decimals()) {
            if (amount.decimals() == 0) {
                fields.fault(told, "not-whole", "value must be a whole number for " + metric.key() + ".");
            } else {
                fields.fault(told, "too-precise", "value has more than " + amount.decimals() + " decimals.");
            }
        } else {
            return true;
        }
        return false;
    }

    /** Written out, which is short here: 1e12 is as high as values go. */
    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
