package cx.touchstone.scoring.formula.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;

import cx.touchstone.scoring.formula.Amounts;
import cx.touchstone.scoring.formula.Moments;

class SketchTest {

    private static final LogBuckets BUCKETS = LogBuckets.PERCENT;
    private static final double[] RANKS = { 0, .01, .1, .25, .5, .75, .9, .95, .99, 1 };

    /** Shapes of data, each of 5,000 values. */
    enum Shape {
        LOGNORMAL(random -> Math.exp(2 * random.nextGaussian())),
        UNIFORM(random -> random.nextDouble(1000)),
        CONSTANT(_ -> 42),
        TWELVE_ORDERS_OF_MAGNITUDE(random -> Math.pow(10, random.nextDouble(-3, 9))),
        BOTH_SIDES_OF_ZERO(random -> Math.round(random.nextGaussian() * 1000) / 1000.0);

        private final ToDoubleFunction<Random> one;

        Shape(ToDoubleFunction<Random> one) {
            this.one = one;
        }

        Amounts data(int seed) {
            var random = new Random(seed);
            return Amounts.of(DoubleStream.generate(() -> one.applyAsDouble(random)).limit(5000).toArray());
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_rank_is_within_one_percent(Shape shape) {
        var data = shape.data(1);
        var sample = data.sample();
        var sorted = data.sorted();
        for (int rank = 0; rank < sorted.length; rank++) {
            assertEquals(sorted[rank], sample.ranked(rank), Math.abs(sorted[rank]) * (0.01 + 1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_retracted_leaves_nothing(Shape shape) {
        var kept = shape.data(1).distribution();
        var retracted = shape.data(2).distribution();
        assertEquals(kept, kept.plus(retracted).minus(retracted));
        assertTrue(retracted.minus(retracted).counts().isEmpty());
        assertEquals(Moments.NONE, retracted.minus(retracted).moments());
    }

    @ParameterizedTest
    @EnumSource
    void another_implementation_finds_the_same_within_one_bucket(Shape shape) {
        var theirs = DDSketches.unboundedDense(0.01);
        var together = shape.data(1).and(shape.data(2));
        Arrays.stream(together.sorted()).forEach(theirs::accept);
        var ours = shape.data(1).distribution().plus(shape.data(2).distribution()).unweighted();
        assertEquals(theirs.getCount(), ours.size());
        for (double rank : RANKS) {
            int their = BUCKETS.of(BigDecimal.valueOf(theirs.getValueAtQuantile(rank)));
            int our = BUCKETS.of(BigDecimal.valueOf(ours.ranked(Math.floor(rank * (ours.size() - 1)))));
            assertEquals(their, our, 1, "at " + rank);
        }
    }

    @Test
    void another_implementation_numbers_its_buckets_alike() {
        var theirs = new LogarithmicMapping(0.01);
        var random = new Random(7);
        int apart = theirs.index(1) - BUCKETS.of(BigDecimal.ONE);
        for (int i = 0; i < 10_000; i++) {
            double x = Math.pow(10, random.nextDouble(-8, 12));
            assertEquals(theirs.index(x) - apart, BUCKETS.of(BigDecimal.valueOf(x)), 1);
        }
    }

    @Test
    void larger_values_are_never_in_lower_buckets() {
        var random = new Random(3);
        var ordered = DoubleStream.generate(() -> random.nextGaussian() * Math.pow(10, random.nextInt(-12, 12))).limit(10_000)
                .sorted().mapToInt(value -> BUCKETS.of(BigDecimal.valueOf(value))).toArray();
        var sorted = ordered.clone();
        Arrays.sort(sorted);
        assertTrue(Arrays.equals(sorted, ordered));
    }

    @Test
    void zero_is_zero_and_what_lies_below_mirrors_what_lies_above() {
        assertEquals(0, BUCKETS.of(BigDecimal.ZERO));
        assertEquals(0, BUCKETS.value(BUCKETS.of(new BigDecimal("-1e-10"))));
        assertEquals(-BUCKETS.of(new BigDecimal("17.5")), BUCKETS.of(new BigDecimal("-17.5")));
        assertEquals(-BUCKETS.value(1_048_700), BUCKETS.value(-1_048_700));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0.001, 0.02, 0.3 })
    void any_error_may_be_promised_and_is_kept(double error) {
        var buckets = new LogBuckets(error);
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            double x = Math.exp(random.nextGaussian() * 20) + 1e-9;
            assertEquals(x, buckets.value(buckets.of(BigDecimal.valueOf(x))), x * (error + 1e-11));
        }
    }

    @Test
    void some_errors_cannot_be_promised_and_some_numbers_have_no_bucket() {
        assertThrows(IllegalArgumentException.class, () -> new LogBuckets(0));
        assertThrows(IllegalArgumentException.class, () -> new LogBuckets(1));
        assertThrows(ArithmeticException.class, () -> BUCKETS.of(new BigDecimal("1e400")));
    }
}
