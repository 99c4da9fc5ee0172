package cx.touchstone.scoring.formula;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers as a formula sees them: each counted once, or each by its weight.
 *
 * @param weights by bucket, ascending: how many answers are in it, or how heavy they are; empty when there is no histogram
 * @param size number of answers, or the effective number if they are weighted (so it need not be whole)
 * @param weight of all answers together: their number, or Σw
 * @param total of all values, each as often as its answer counts: Σx, or Σwx
 * @param spread mean squared distance of the values from their mean
 * @param buckets what the keys of {@code weights} stand for
 */
public record Sample(SortedMap<Integer, Double> weights, double size, double weight, double total, double spread,
        Buckets buckets) {

    public Sample {
        if (!(size > 0)) {
            throw new IllegalArgumentException("No answers, no score");
        }
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    /** Share of the buckets from {@code from} to {@code to}, both included; 0 to 1. */
    public double share(int from, int to) {
        double inside = 0;
        for (var entry : histogram().entrySet()) {
            if (entry.getKey() >= from && entry.getKey() <= to) {
                inside += entry.getValue();
            }
        }
        // Weights may add up to a hair more than their sum.
        return Math.min(1, inside / weight);
    }

    public double mean() {
        return total / weight;
    }

    public double meanSquare() {
        return mean() * mean() + spread;
    }

    /** Sample variance, with Bessel's correction by the (effective) size; needs a size above 1. */
    public double variance() {
        return spread * size / (size - 1);
    }

    /**
     * The value that a share of the answers does not exceed: linear interpolation between neighbouring ranks, type 7 of R. J.
     * Hyndman, Y. Fan, The American Statistician 50 (1996), as PostgreSQL's percentile_cont. Of weighted answers the mean of
     * those
     * that one effective answer covers, as in A. Akinshin, Weighted Quantile Estimators, arXiv 2304.07265. As exact as the
     * buckets
     * are.
     *
     * @param p 0 (smallest) to 1 (largest)
     */
    public double percentile(double p) {
        double from = Math.max(0, size - 1) * p;
        double to = from + 1;
        double covered = 0;
        double sum = 0;
        double behind = 0;
        for (var entry : histogram().entrySet()) {
            double next = behind + entry.getValue() * size / weight;
            double part = Math.max(0, Math.min(to, next) - Math.max(from, behind));
            covered += part;
            sum += part * buckets.value(entry.getKey());
            behind = next;
        }
        return sum / covered;
    }

    /** The value behind this many smaller or equal ones, in the order of size; of rank 0 the smallest. */
    public double ranked(double rank) {
        double behind = 0;
        for (var entry : histogram().entrySet()) {
            behind += entry.getValue();
            // Sums of weights miss a whole number by a hair.
            if (behind * size / weight > rank + size * 1e-9) {
                return buckets.value(entry.getKey());
            }
        }
        return buckets.value(histogram().lastKey());
    }

    private SortedMap<Integer, Double> histogram() {
        if (weights.isEmpty()) {
            throw new IllegalStateException("The histogram of these answers was not read");
        }
        return weights;
    }
}
