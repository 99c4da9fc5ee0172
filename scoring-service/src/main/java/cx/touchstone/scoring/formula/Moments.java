package cx.touchstone.scoring.formula;

import java.math.BigDecimal;

/**
 * Sums of values and of their squares, plain and weighted. They are decimal, so that adding and taking away again, in any
 * order, gives back exactly what was there. Moments that are a change to others may be below 0.
 *
 * @param total Σx
 * @param squares Σx²
 * @param weightedTotal Σwx
 * @param weightedSquares Σwx²
 */
public record Moments(BigDecimal total, BigDecimal squares, BigDecimal weightedTotal, BigDecimal weightedSquares) {

    public static final Moments NONE = new Moments(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Moments {
        // As for counts: equal sums must be equal records.
        total = total.stripTrailingZeros();
        squares = squares.stripTrailingZeros();
        weightedTotal = weightedTotal.stripTrailingZeros();
        weightedSquares = weightedSquares.stripTrailingZeros();
    }

    /** Of one answer. */
    public static Moments one(BigDecimal value, BigDecimal weight) {
        return of(value, Count.one(weight));
    }

    /** Of so many answers of one value. */
    public static Moments of(BigDecimal value, Count count) {
        var n = BigDecimal.valueOf(count.n());
        var square = value.multiply(value);
        return new Moments(value.multiply(n), square.multiply(n), value.multiply(count.weight()),
                square.multiply(count.weight()));
    }

    public Moments plus(Moments other) {
        return new Moments(total.add(other.total), squares.add(other.squares), weightedTotal.add(other.weightedTotal),
                weightedSquares.add(other.weightedSquares));
    }

    public Moments minus(Moments other) {
        return new Moments(total.subtract(other.total), squares.subtract(other.squares),
                weightedTotal.subtract(other.weightedTotal), weightedSquares.subtract(other.weightedSquares));
    }
}
