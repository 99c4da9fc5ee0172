package cx.touchstone.scoring.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was answered: how many, how much altogether, and how often each value occurred. Distributions of disjoint sets of
 * answers merge by {@link #plus}, and {@link #minus} takes answers away again, both exactly.
 *
 * @param all answers of any value
 * @param counts by bucket, ascending; buckets that nobody is in are absent. Empty when the histogram was not read
 * @param moments of the values themselves, not of what stands for them in a bucket
 * @param buckets where values fall in {@code counts}
 */
public record Distribution(Count all, SortedMap<Integer, Count> counts, Moments moments, Buckets buckets) {

    public static final Distribution EMPTY = new Distribution(new TreeMap<>());

    public Distribution {
        var present = new TreeMap<>(counts);
        present.values().removeIf(Count.NONE::equals);
        if (isOwed(all) || present.values().stream().anyMatch(Distribution::isOwed) || isOwed(moments)) {
            throw new IllegalArgumentException("More was taken away than had been counted");
        }
        if (all.equals(Count.NONE) ? !moments.equals(Moments.NONE) : !present.isEmpty() && !sum(present).equals(all)) {
            throw new IllegalArgumentException("The histogram and the sums are not of the same answers");
        }
        counts = Collections.unmodifiableSortedMap(present);
    }

    /** Of answers on a scale: their values are whole numbers, and the histogram says all about them. */
    public Distribution(SortedMap<Integer, Count> counts) {
        this(counts, moments(counts), Buckets.WHOLE);
    }

    public Distribution(SortedMap<Integer, Count> counts, Moments moments, Buckets buckets) {
        this(sum(counts), counts, moments, buckets);
    }

    /** Sums alone: enough for means and totals, not for shares and percentiles. */
    public static Distribution withoutHistogram(Count all, Moments moments, Buckets buckets) {
        return new Distribution(all, new TreeMap<>(), moments, buckets);
    }

    /** One answer of this value and weight on a scale. */
    public static Distribution one(int value, BigDecimal weight) {
        return one(BigDecimal.valueOf(value), weight, Buckets.WHOLE);
    }

    public static Distribution one(BigDecimal value, BigDecimal weight, Buckets buckets) {
        var counts = new TreeMap<Integer, Count>();
        counts.put(buckets.of(value), Count.one(weight));
        return new Distribution(counts, Moments.one(value, weight), buckets);
    }

    private static Count sum(SortedMap<Integer, Count> counts) {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }

    private static Moments moments(SortedMap<Integer, Count> counts) {
        return counts.entrySet().stream().map(entry -> Moments.of(BigDecimal.valueOf(entry.getKey()), entry.getValue()))
                .reduce(Moments.NONE, Moments::plus);
    }

    private static boolean isOwed(Count count) {
        return count.n() < 0 || count.weight().signum() < 0 || count.weightSquared().signum() < 0;
    }

    private static boolean isOwed(Moments moments) {
        return moments.squares().signum() < 0 || moments.weightedSquares().signum() < 0;
    }

    /** All of them together; without a histogram as soon as one of them has none. */
    public static Distribution sum(Collection<Distribution> parts) {
        var present = parts.stream().filter(part -> !part.isEmpty()).toList();
        if (present.isEmpty()) {
            return EMPTY;
        }
        var buckets = present.getFirst().buckets;
        if (present.stream().anyMatch(part -> !part.buckets.equals(buckets))) {
            throw new IllegalArgumentException("Values of different kinds do not add up");
        }
        var all = present.stream().map(Distribution::all).reduce(Count.NONE, Count::plus);
        var moments = present.stream().map(Distribution::moments).reduce(Moments.NONE, Moments::plus);
        var counts = new TreeMap<Integer, Count>();
        if (present.stream().allMatch(Distribution::hasHistogram)) {
            present.forEach(part -> part.counts.forEach((bucket, count) -> counts.merge(bucket, count, Count::plus)));
        }
        return new Distribution(all, counts, moments, buckets);
    }

    public Distribution plus(Distribution other) {
        return sum(List.of(this, other));
    }

    public Distribution minus(Distribution other) {
        if (other.isEmpty()) {
            return this;
        }
        if (!buckets.equals(other.buckets)) {
            throw new IllegalArgumentException("Values of another kind cannot have been counted here");
        }
        var rest = new TreeMap<Integer, Count>();
        if (hasHistogram() && other.hasHistogram()) {
            rest.putAll(counts);
            other.counts.forEach((bucket, count) -> rest.put(bucket, rest.getOrDefault(bucket, Count.NONE).minus(count)));
        }
        return new Distribution(all.minus(other.all), rest, moments.minus(other.moments), buckets);
    }

    public boolean isEmpty() {
        return all.equals(Count.NONE);
    }

    public boolean hasHistogram() {
        return isEmpty() || !counts.isEmpty();
    }

    /** Answers, whatever their weight. */
    public long n() {
        return all.n();
    }

    /** Σw over all answers. */
    public BigDecimal weight() {
        return all.weight();
    }

    /** Σw² over all answers. */
    public BigDecimal weightSquared() {
        return all.weightSquared();
    }

    /** Every answer counts once. */
    public Sample unweighted() {
        var weights = new TreeMap<Integer, Double>();
        counts.forEach((bucket, count) -> weights.put(bucket, (double) count.n()));
        double n = n();
        return new Sample(weights, n, n, moments.total().doubleValue(),
                spread(BigDecimal.valueOf(n()), moments.total(), moments.squares()), buckets);
    }

    /** Every answer counts by its weight, and together they are worth as many answers as Kish's effective size says. */
    public Sample weighted() {
        var weights = new TreeMap<Integer, Double>();
        counts.forEach((bucket, count) -> weights.put(bucket, count.weight().doubleValue()));
        return new Sample(weights, all.effectiveSize(), weight().doubleValue(), moments.weightedTotal().doubleValue(),
                spread(weight(), moments.weightedTotal(), moments.weightedSquares()), buckets);
    }

    /** Σw(x − x̄)²/Σw. In decimals: of large values that differ little, doubles would leave nothing but rounding. */
    private static double spread(BigDecimal weight, BigDecimal total, BigDecimal squares) {
        if (weight.signum() == 0) {
            return 0;
        }
        return weight.multiply(squares).subtract(total.multiply(total)).divide(weight.multiply(weight), MathContext.DECIMAL64)
                .doubleValue();
    }
}
