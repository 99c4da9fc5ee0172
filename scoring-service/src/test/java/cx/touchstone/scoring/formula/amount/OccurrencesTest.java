package cx.touchstone.scoring.formula.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import cx.touchstone.scoring.formula.Amounts;
import cx.touchstone.scoring.formula.Interval;

class OccurrencesTest {

    private final Occurrences occurrences = new Occurrences();

    @ParameterizedTest
    @CsvFileSource(resources = "/figures/poisson_limits.csv", numLinesToSkip = 1)
    void have_byars_limits_which_are_close_to_the_exact_ones(int events, double low, double high, double exactLow,
            double exactHigh) {
        var interval = Byar.interval(events);
        assertEquals(low, interval.low(), 1e-9);
        assertEquals(high, interval.high(), 1e-9);
        assertEquals(exactLow, interval.low(), 0.02);
        assertEquals(exactHigh, interval.high(), 0.03);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/figures/poisson_changes.csv", numLinesToSkip = 1)
    void change_as_in_the_figures(double events, double exposure, double before, double exposureBefore, double difference,
            double low, double high, double z, double p) {
        var change = Byar.change(events, 1 / exposure, before, 1 / exposureBefore);
        assertEquals(difference, change.difference(), 1e-9);
        assertEquals(low, change.interval().low(), 1e-9);
        assertEquals(high, change.interval().high(), 1e-9);
        assertEquals(z, change.z(), 1e-9);
        assertEquals(p, change.pValue(), 1e-9);
    }

    @Test
    void are_ten_whether_told_one_by_one_or_by_fives() {
        for (var told : new Amounts[] { Amounts.times(10, 1), Amounts.of(5, 5), Amounts.of(0, 3, 7) }) {
            assertEquals(10, occurrences.value(told.sample()), 1e-12);
            var interval = occurrences.interval(told.sample()).orElseThrow();
            assertEquals(4.79, interval.low(), 0.005);
            assertEquals(18.39, interval.high(), 0.005);
        }
    }

    @Test
    void that_stand_for_two_each_are_twice_as_many_but_no_surer() {
        var weighted = Amounts.times(10, 1).weighing(2).distribution().weighted();
        assertEquals(20, occurrences.value(weighted), 1e-12);
        assertEquals(2 * 18.391459, occurrences.interval(weighted).orElseThrow().high(), 1e-5);
    }

    @Test
    void of_values_that_are_no_counts_are_as_many_as_there_are_values() {
        var orders = new Occurrences(true);
        var sold = Amounts.of(19, 250, 4).sample();
        assertEquals(3, orders.value(sold), 1e-12);
        assertEquals(Byar.interval(3), orders.interval(sold).orElseThrow());
        assertEquals(Byar.change(3, 1, 2, 1), orders.change(sold, Amounts.of(7, 7).sample()).orElseThrow());
    }

    @Test
    void that_never_happened_have_an_interval_all_the_same() {
        assertEquals(new Interval(0, Byar.interval(0).high()), occurrences.interval(Amounts.of(0).sample()).orElseThrow());
        assertTrue(Byar.interval(0).high() > 3);
    }
}
