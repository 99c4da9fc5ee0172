package cx.touchstone.scoring.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.Occurrences;
import cx.touchstone.scoring.formula.amount.Percentile;
import cx.touchstone.scoring.formula.amount.RatePer;
import cx.touchstone.scoring.formula.amount.Ratio;
import cx.touchstone.scoring.formula.amount.Sum;

/** What holds for every formula of amounts and any of these. The seeds are fixed, so a failure comes back. */
class AmountLawsTest {

    private static final List<Formula> MEANS = List.of(new MeanScore(0, Double.POSITIVE_INFINITY), Percentile.MEDIAN,
            new Percentile(.05), new Percentile(.9));
    private static final List<Formula> SUMS = List.of(new Sum(false), new Sum(true), new Occurrences(),
            new Occurrences(true));
    private static final List<Formula> FORMULAS = Stream.concat(MEANS.stream(), SUMS.stream()).toList();
    private static final List<Ratio> RATIOS = List.of(new Ratio(1000, true), new Ratio(100, false));

    static Stream<Random> randomly() {
        return IntStream.range(0, 200).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void values_lie_in_their_intervals_and_not_below_zero(Random random) {
        var distribution = Amounts.random(random, 60).distribution();
        for (var sample : List.of(distribution.unweighted(), distribution.weighted())) {
            for (var formula : FORMULAS) {
                double value = formula.value(sample);
                assertTrue(value >= 0);
                formula.interval(sample).ifPresent(interval -> holds(interval, value, formula));
            }
            var other = Amounts.of(1, 5).sample();
            RATIOS.forEach(ratio -> holds(ratio.interval(sample, other).orElseThrow(), ratio.value(sample, other), ratio));
            holds(RatePer.MONTH.interval(sample, 90).orElseThrow(), RatePer.MONTH.value(sample, 90), RatePer.MONTH);
        }
    }

    private static void holds(Interval interval, double value, Object formula) {
        double hair = 1e-9 * Math.max(1, value);
        assertTrue(interval.low() <= value + hair && interval.high() >= value - hair, formula + " gave " + value);
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void neither_order_nor_merging_matters_and_a_retraction_leaves_no_trace(Random random) {
        var some = Amounts.random(random, 60);
        var others = Amounts.random(random, 60);
        var shuffled = new ArrayList<>(some.and(others).amounts());
        Collections.shuffle(shuffled, random);
        var together = some.distribution().plus(others.distribution());
        assertEquals(new Amounts(shuffled).distribution(), together);
        assertEquals(some.distribution(), together.minus(others.distribution()));
        assertEquals(Moments.NONE, together.minus(others.distribution()).minus(some.distribution()).moments());
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void sums_of_parts_add_up(Random random) {
        var some = Amounts.random(random, 60).distribution();
        var others = Amounts.random(random, 60).distribution();
        for (var formula : SUMS) {
            double together = formula.value(some.plus(others).weighted());
            assertEquals(formula.value(some.weighted()) + formula.value(others.weighted()), together, together * 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void weights_of_one_are_no_weights(Random random) {
        var distribution = Amounts.random(random, 60).weighing(1).distribution();
        assertEquals(distribution.unweighted(), distribution.weighted());
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void a_change_looked_at_from_the_other_side_is_its_opposite(Random random) {
        var now = Amounts.random(random, 60).distribution().weighted();
        var before = Amounts.random(random, 60).distribution().weighted();
        FORMULAS.forEach(formula -> opposite(formula.change(now, before), formula.change(before, now)));
        opposite(RatePer.DAY.change(now, 30, before, 31), RatePer.DAY.change(before, 31, now, 30));
        var first = Amounts.of(3, 4).sample();
        var second = Amounts.of(5).sample();
        RATIOS.forEach(ratio -> opposite(ratio.change(now, first, before, second), ratio.change(before, second, now, first)));
    }

    private static void opposite(Optional<Change> there, Optional<Change> back) {
        assertEquals(there.isPresent(), back.isPresent());
        there.ifPresent(change -> {
            double hair = 1e-9 * Math.max(1, Math.abs(change.interval().high()));
            assertEquals(-change.difference(), back.get().difference(), hair);
            assertEquals(-change.interval().low(), back.get().interval().high(), hair);
            assertEquals(change.pValue(), back.get().pValue(), 1e-9);
        });
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void more_of_the_same_narrows_the_interval(Random random) {
        var once = Amounts.random(random, 60).distribution();
        var fourTimes = Distribution.sum(List.of(once, once, once, once)).unweighted();
        for (var formula : MEANS) {
            formula.interval(once.unweighted())
                    .ifPresent(wide -> narrower(formula.interval(fourTimes).orElseThrow(), wide, 1, formula));
        }
        // Of a sum the interval grows, but less than the sum itself.
        for (var formula : SUMS) {
            narrower(formula.interval(fourTimes).orElseThrow(), formula.interval(once.unweighted()).orElseThrow(), 4, formula);
        }
        narrower(RatePer.WEEK.interval(fourTimes, 120).orElseThrow(),
                RatePer.WEEK.interval(once.unweighted(), 30).orElseThrow(),
                1, RatePer.WEEK);
    }

    private static void narrower(Interval narrow, Interval wide, double times, Object formula) {
        double width = (wide.high() - wide.low()) * times;
        assertTrue(narrow.high() - narrow.low() <= width * (1 + 1e-9) + 1e-9, formula.toString());
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void percentiles_are_within_one_percent_of_the_exact_ones_and_rise(Random random) {
        var amounts = Amounts.random(random, 60);
        var sorted = amounts.sorted();
        var sample = amounts.sample();
        double below = 0;
        for (double p = 0; p <= 1; p += 1 / 64.0) {
            double rank = p * (sorted.length - 1);
            int low = (int) rank;
            double exact = sorted[low] + (rank - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
            double read = sample.percentile(p);
            assertEquals(exact, read, exact * (0.01 + 1e-12));
            assertTrue(read >= below * (1 - 1e-12));
            below = read;
        }
    }
}
