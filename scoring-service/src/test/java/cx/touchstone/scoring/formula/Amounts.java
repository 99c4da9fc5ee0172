package cx.touchstone.scoring.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

import cx.touchstone.scoring.formula.sketch.LogBuckets;

/** Amounts to make distributions of: durations, money, counts. */
public record Amounts(List<Amount> amounts) {

    public record Amount(BigDecimal value, BigDecimal weight) {
    }

    /** Each counts once. */
    public static Amounts of(double... values) {
        return new Amounts(
                Arrays.stream(values).mapToObj(value -> new Amount(BigDecimal.valueOf(value), BigDecimal.ONE)).toList());
    }

    /** So many of one size. */
    public static Amounts times(int n, double value) {
        return of(DoubleStream.generate(() -> value).limit(n).toArray());
    }

    /** Amounts of very different sizes, whole ones, 0 and repeated ones among them, with weights of up to four decimals. */
    public static Amounts random(Random random, int atMost) {
        var amounts = new ArrayList<Amount>();
        int n = 1 + random.nextInt(atMost);
        for (int i = 0; i < n; i++) {
            var value = switch (random.nextInt(4)) {
                case 0 -> BigDecimal.valueOf(random.nextInt(4));
                case 1 -> new BigDecimal("86400");
                default -> new BigDecimal(Math.exp(random.nextGaussian() * 3), new MathContext(6));
            };
            amounts.add(new Amount(value, BigDecimal.valueOf(1 + random.nextInt(50_000), 4)));
        }
        return new Amounts(amounts);
    }

    public Amounts and(Amounts others) {
        var all = new ArrayList<>(amounts);
        all.addAll(others.amounts);
        return new Amounts(all);
    }

    public Amounts weighing(double weight) {
        return new Amounts(amounts.stream().map(amount -> new Amount(amount.value, BigDecimal.valueOf(weight))).toList());
    }

    /** Rounded to whole numbers, as counts are. */
    public Amounts counted() {
        return new Amounts(amounts.stream()
                .map(amount -> new Amount(amount.value.setScale(0, RoundingMode.HALF_UP), amount.weight)).toList());
    }

    public double[] sorted() {
        return amounts.stream().mapToDouble(amount -> amount.value.doubleValue()).sorted().toArray();
    }

    public Distribution distribution() {
        return Distribution.sum(amounts.stream()
                .map(amount -> Distribution.one(amount.value, amount.weight, LogBuckets.PERCENT)).toList());
    }

    public Sample sample() {
        return distribution().unweighted();
    }
}
