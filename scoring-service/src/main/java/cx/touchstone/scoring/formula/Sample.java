package cx.touchstone.scoring.formula;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers as a formula sees them: the share of each value, and how many answers stand behind the shares.
 *
 * @param shares by value, each above 0 and together 1
 * @param size number of answers, or the effective number if they are weighted (so it need not be whole)
 */
public record Sample(SortedMap<Integer, Double> shares, double size) {

    public Sample {
        if (!(size > 0)) {
            throw new IllegalArgumentException("No answers, no score");
        }
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /** Share of the values from {@code from} to {@code to}, both included; 0 to 1. */
    public double share(int from, int to) {
        double share = 0;
        for (var entry : shares.entrySet()) {
            if (entry.getKey() >= from && entry.getKey() <= to) {
                share += entry.getValue();
            }
        }
        // Shares of thirds and sevenths may add up to a hair above one.
        return Math.min(1, share);
    }

    public double mean() {
        return shares.entrySet().stream().mapToDouble(entry -> entry.getKey() * entry.getValue()).sum();
    }

    /** Sample variance, with Bessel's correction by the (effective) size; needs a size above 1. */
    public double variance() {
        double mean = mean();
        double spread = shares.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * (entry.getKey() - mean) * (entry.getKey() - mean)).sum();
        return spread * size / (size - 1);
    }
}
