package cx.touchstone.scoring.tally;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Moments;

/** What a tally comes to, or what changes in it: then any of it may be below 0. All sums are exact. */
public final class Sums {

    /**
     * One observation as it is added or taken away.
     *
     * @param sign 1 or −1
     * @param weight null for 1: most weights are, and whole numbers are added faster than decimals
     * @param moments null when the bucket says it all
     */
    record Change(int sign, int bucket, BigDecimal weight, BigDecimal weightSquared, Moments moments) {

        /** No value of a scale lies further from 0, and no bucket of a sketch but that of 0 lies so near. */
        private static final int WIDEST_SCALE = 10_000;

        static Change of(Countable one, int sign) {
            boolean isOne = one.weight().compareTo(BigDecimal.ONE) == 0;
            boolean isOnScale = Math.abs(one.bucket()) <= WIDEST_SCALE
                    && one.value().compareTo(BigDecimal.valueOf(one.bucket())) == 0;
            return new Change(sign, one.bucket(), isOne ? null : one.weight(),
                    isOne ? null : one.weight().multiply(one.weight()),
                    isOnScale ? null : Moments.one(one.value(), one.weight()));
        }
    }

    /** Of one bucket, or of all together. */
    static final class Part {
        private long n;
        /** Those whose weight is 1. */
        private long ones;
        /** Of the others; null without such. */
        private BigDecimal weight;
        private BigDecimal weightSquared;

        private void add(Change change) {
            n += change.sign;
            if (change.weight == null) {
                ones += change.sign;
            } else if (weight == null) {
                weight = change.sign > 0 ? change.weight : change.weight.negate();
                weightSquared = change.sign > 0 ? change.weightSquared : change.weightSquared.negate();
            } else {
                weight = change.sign > 0 ? weight.add(change.weight) : weight.subtract(change.weight);
                weightSquared = change.sign > 0 ? weightSquared.add(change.weightSquared)
                        : weightSquared.subtract(change.weightSquared);
            }
        }

        long n() {
            return n;
        }

        /** Whether each weighs 1: Σ(w − 1)² is 0 then, and only then. */
        boolean isPlain() {
            return weight == null || weight().compareTo(BigDecimal.valueOf(n)) == 0
                    && weightSquared().compareTo(BigDecimal.valueOf(n)) == 0;
        }

        /** Σw. */
        BigDecimal weight() {
            var whole = BigDecimal.valueOf(ones);
            return weight == null ? whole : weight.add(whole);
        }

        /** Σw². */
        BigDecimal weightSquared() {
            var whole = BigDecimal.valueOf(ones);
            return weight == null ? whole : weightSquared.add(whole);
        }

        boolean isNothing() {
            return n == 0 && (weight == null || weight().signum() == 0 && weightSquared().signum() == 0);
        }

        private void add(Part other) {
            n += other.n;
            ones += other.ones;
            if (other.weight != null) {
                weight = weight == null ? other.weight : weight.add(other.weight);
                weightSquared = weightSquared == null ? other.weightSquared : weightSquared.add(other.weightSquared);
            }
        }

        /** @param weight null when it is n, as {@code weightSquared} then is */
        private static Part of(long n, BigDecimal weight, BigDecimal weightSquared) {
            var part = new Part();
            part.n = n;
            part.ones = weight == null ? n : 0;
            part.weight = weight;
            part.weightSquared = weightSquared;
            return part;
        }

        private Count count() {
            return new Count(n, weight(), weightSquared());
        }
    }

    private final Part all = new Part();
    private final SortedMap<Integer, Part> parts = new TreeMap<>();
    private long people;
    private Moments moments;

    void add(Change change, boolean isPerson) {
        all.add(change);
        parts.computeIfAbsent(change.bucket, bucket -> new Part()).add(change);
        people += isPerson ? change.sign : 0;
        if (change.moments != null) {
            var before = moments == null ? Moments.NONE : moments;
            moments = change.sign > 0 ? before.plus(change.moments) : before.minus(change.moments);
        }
    }

    /** Adds what these come to. */
    public void add(Sums other) {
        add(other, other.people);
    }

    /** Adds what these come to, of so many people. */
    void add(Sums other, long itsPeople) {
        all.add(other.all);
        other.parts.forEach((bucket, part) -> parts.computeIfAbsent(bucket, b -> new Part()).add(part));
        people += itsPeople;
        addMoments(other.moments);
    }

    private void addMoments(Moments others) {
        if (others != null) {
            moments = moments == null ? others : moments.plus(others);
        }
    }

    /** Adds a part of the histogram as it was kept; its weights null when they are n. */
    void addKept(int bucket, long n, BigDecimal weight, BigDecimal weightSquared) {
        parts.computeIfAbsent(bucket, b -> new Part()).add(Part.of(n, weight, weightSquared));
    }

    /** Adds what was kept of everything together. */
    void addKept(long n, long itsPeople, BigDecimal weight, BigDecimal weightSquared, Moments itsMoments) {
        all.add(Part.of(n, weight, weightSquared));
        people += itsPeople;
        addMoments(itsMoments);
    }

    /** Everything together. */
    public Count count() {
        return all.count();
    }

    /** How many of the observations are their person's first: at the touchpoint, or anywhere. */
    public long people() {
        return people;
    }

    /** Of values that their buckets do not tell; null when there was none, as of a scale. */
    public Moments moments() {
        return moments;
    }

    /** By bucket, without those to which nothing happens. */
    public SortedMap<Integer, Count> histogram() {
        var histogram = new TreeMap<Integer, Count>();
        parts.forEach((bucket, part) -> {
            if (!part.isNothing()) {
                histogram.put(bucket, part.count());
            }
        });
        return histogram;
    }

    /** Whether it changes nothing. */
    public boolean isNothing() {
        return people == 0 && (moments == null || moments.equals(Moments.NONE))
                && parts.values().stream().allMatch(Part::isNothing);
    }

    Part all() {
        return all;
    }

    /** The buckets in which anything is, ascending. */
    Stream<Integer> buckets() {
        return parts.entrySet().stream().filter(part -> !part.getValue().isNothing()).map(Map.Entry::getKey);
    }

    /** Something of each of these. */
    <T> Stream<T> counts(Function<Part, T> of) {
        return parts.values().stream().filter(part -> !part.isNothing()).map(of);
    }
}
