package cx.touchstone.scoring.metric;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.sketch.LogBuckets;

/**
 * Numbers of any size: how long, how much, how many.
 *
 * @param lowest value that is taken
 * @param highest value that is taken, above {@code lowest}
 * @param decimals that a value has at most, 0 to {@link #MOST_DECIMALS}
 * @param unit for people, such as "kg"; null when the type says it or there is none
 */
public record Amount(Type type, BigDecimal lowest, BigDecimal highest, int decimals, String unit) implements Measure {

    /** Sketches take anything closer to 0 for 0. */
    public static final int MOST_DECIMALS = 9;
    /** No end lies further from zero; sums of squares of billions of such values are still exact. */
    public static final BigDecimal FURTHEST = BigDecimal.valueOf(1_000_000_000_000L);
    /** Ten years, in seconds. */
    public static final BigDecimal LONGEST = BigDecimal.valueOf(315_576_000L);
    public static final Amount DURATION = new Amount(Type.DURATION, BigDecimal.ZERO, LONGEST);
    public static final Amount MONEY = new Amount(Type.MONEY, BigDecimal.ZERO, FURTHEST);
    public static final Amount COUNT = new Amount(Type.COUNT, BigDecimal.ZERO, FURTHEST);

    /** What kind of number it is. */
    public enum Type {
        /** Seconds. */
        @JsonProperty("duration")
        DURATION(3, "s"),
        /** In the currency of the tenant. */
        @JsonProperty("money")
        MONEY(4, null),
        /** Whole numbers. */
        @JsonProperty("count")
        COUNT(0, null),
        /** Any other number. */
        @JsonProperty("decimal")
        DECIMAL(6, null);

        private final int decimals;
        private final String unit;

        Type(int decimals, String unit) {
            this.decimals = decimals;
            this.unit = unit;
        }

        /** That a value has at most, unless the metric says otherwise. */
        public int decimals() {
            return decimals;
        }
    }

    public Amount {
        // As they come back from the database: equal measures must be equal records.
        lowest = lowest.stripTrailingZeros();
        highest = highest.stripTrailingZeros();
    }

    public Amount(Type type, BigDecimal lowest, BigDecimal highest) {
        this(type, lowest, highest, type.decimals, type.unit);
    }

    @Override
    public Buckets buckets() {
        return LogBuckets.PERCENT;
    }

    @Override
    public double low() {
        return type == Type.DECIMAL || lowest.signum() >= 0 ? lowest.doubleValue() : Double.NEGATIVE_INFINITY;
    }

    /** Only of plain numbers the highest value is more than what nobody will ever send. */
    @Override
    public double high() {
        return type == Type.DECIMAL ? highest.doubleValue() : Double.POSITIVE_INFINITY;
    }
}
