package cx.touchstone.scoring.formula.amount;

import static cx.touchstone.scoring.formula.Answers.counts;
import static cx.touchstone.scoring.formula.Answers.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import cx.touchstone.scoring.formula.Amounts;
import cx.touchstone.scoring.formula.Distribution;

class PercentileTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/figures/percentiles.csv", numLinesToSkip = 1)
    void value_and_interval_are_those_of_the_figures(String values, double p, double value, Double low, Double high) {
        var sample = Distribution.sum(Arrays.stream(values.split(" "))
                .map(one -> Distribution.one(Integer.parseInt(one), BigDecimal.ONE)).toList()).unweighted();
        var percentile = new Percentile(p);
        assertEquals(value, percentile.value(sample), 1e-9);
        var interval = percentile.interval(sample);
        assertEquals(low != null, interval.isPresent());
        interval.ifPresent(present -> {
            assertEquals(low, present.low());
            assertEquals(high, present.high());
        });
    }

    @Test
    void the_median_of_1_to_9_is_5_and_lies_between_2_and_8() {
        var sample = counts(1, 1, 1, 1, 1, 1, 1, 1, 1).unweighted();
        assertEquals(5, Percentile.MEDIAN.value(sample));
        // 4.5 ± 1.96·1.5: ranks 2 and 8.
        assertEquals(2, Percentile.MEDIAN.interval(sample).orElseThrow().low());
        assertEquals(8, Percentile.MEDIAN.interval(sample).orElseThrow().high());
    }

    @Test
    void an_answer_that_stands_for_three_reaches_three_times_as_far() {
        // 1, 2 and 9 weighing 1, 3 and 1 are worth 25/11 = 2.2727 answers: 1 ends at .4545, 2 at 1.8182 and 9 at 2.2727.
        var answers = Distribution.one(1, BigDecimal.ONE).plus(Distribution.one(2, new BigDecimal("3")))
                .plus(Distribution.one(9, BigDecimal.ONE));
        // From .6364 to 1.6364, and from 1.1455 to 2.1455.
        assertEquals(2, Percentile.MEDIAN.value(answers.weighted()), 1e-12);
        assertEquals(2 + .327273 * 7, new Percentile(.9).value(answers.weighted()), 1e-5);
    }

    @Test
    void a_shift_of_the_median_is_tested_with_the_errors_of_both_intervals() {
        var now = counts(1, 1, 1, 1, 1, 1, 1, 1, 1).unweighted();
        var before = counts(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1).unweighted();
        var change = Percentile.MEDIAN.change(now, before).orElseThrow();
        assertEquals(-8, change.difference());
        // Each interval is 6 wide: standard errors 6/(2·1.959964) = 1.530640.
        assertEquals(-8 / (1.530640 * Math.sqrt(2)), change.z(), 1e-5);
        assertTrue(change.significant());
        assertTrue(Percentile.MEDIAN.change(times(5, 9).unweighted(), times(4, 9).unweighted()).isEmpty());
    }

    @Test
    void hours_are_read_from_a_sketch_to_one_percent() {
        var waits = Amounts.of(3600, 7200, 10_800, 14_400, 86_400).sample();
        assertEquals(10_800, Percentile.MEDIAN.value(waits), 108);
        assertEquals(14_400 + .6 * 72_000, new Percentile(.9).value(waits), 576);
        assertFalse(new Percentile(.9).interval(waits).isPresent());
        assertEquals("The value that 90 percent of all do not exceed, linear between ranks", new Percentile(.9).definition());
    }
}
