package cx.touchstone.scoring.formula;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was answered on a scale: how often each value occurred. Distributions of disjoint sets of answers merge by
 * {@link #plus}, and {@link #minus} takes answers away again, both exactly.
 *
 * @param counts by value, ascending; values that nobody gave are absent
 */
public record Distribution(SortedMap<Integer, Count> counts) {

    public static final Distribution EMPTY = new Distribution(new TreeMap<>());

    public Distribution {
        var present = new TreeMap<>(counts);
        present.values().removeIf(Count.NONE::equals);
        if (present.values().stream().anyMatch(Distribution::isOwed)) {
            throw new IllegalArgumentException("More was taken away than had been counted");
        }
        counts = Collections.unmodifiableSortedMap(present);
    }

    /** One answer of this value and weight. */
    public static Distribution one(int value, BigDecimal weight) {
        return new Distribution(new TreeMap<>(Map.of(value, Count.one(weight))));
    }

    public static Distribution sum(Collection<Distribution> parts) {
        var counts = new TreeMap<Integer, Count>();
        for (var part : parts) {
            part.counts.forEach((value, count) -> counts.merge(value, count, Count::plus));
        }
        return new Distribution(counts);
    }

    public Distribution plus(Distribution other) {
        var merged = new TreeMap<>(counts);
        other.counts.forEach((value, count) -> merged.merge(value, count, Count::plus));
        return new Distribution(merged);
    }

    public Distribution minus(Distribution other) {
        var rest = new TreeMap<>(counts);
        other.counts.forEach((value, count) -> rest.put(value, rest.getOrDefault(value, Count.NONE).minus(count)));
        return new Distribution(rest);
    }

    private static boolean isOwed(Count count) {
        return count.n() < 0 || count.weight().signum() < 0 || count.weightSquared().signum() < 0;
    }

    /** Answers, whatever their weight. */
    public long n() {
        return counts.values().stream().mapToLong(Count::n).sum();
    }

    /** Σw over all answers. */
    public BigDecimal weight() {
        return counts.values().stream().map(Count::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Σw² over all answers. */
    public BigDecimal weightSquared() {
        return counts.values().stream().map(Count::weightSquared).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every answer counts once. */
    public Sample unweighted() {
        double n = n();
        var shares = new TreeMap<Integer, Double>();
        counts.forEach((value, count) -> shares.put(value, count.n() / n));
        return new Sample(shares, n);
    }

    /** Every answer counts by its weight, and together they are worth as many answers as Kish's effective size says. */
    public Sample weighted() {
        var weight = weight().doubleValue();
        var shares = new TreeMap<Integer, Double>();
        counts.forEach((value, count) -> shares.put(value, count.weight().doubleValue() / weight));
        return new Sample(shares, EffectiveSize.kish(weight, weightSquared().doubleValue()));
    }
}
