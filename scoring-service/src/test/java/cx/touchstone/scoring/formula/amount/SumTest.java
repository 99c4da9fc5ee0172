package cx.touchstone.scoring.formula.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import cx.touchstone.scoring.formula.Amounts;

class SumTest {

    private final Sum sum = new Sum(false);

    @Test
    void is_as_uncertain_as_the_root_of_the_squares() {
        // 3 + 4 + 12 = 19, and √(9 + 16 + 144) = 13.
        var amounts = Amounts.of(3, 4, 12).sample();
        assertEquals(19, sum.value(amounts), 1e-12);
        var interval = new Sum(true).interval(amounts).orElseThrow();
        assertEquals(19 - 1.959964 * 13, interval.low(), 1e-5);
        assertEquals(19 + 1.959964 * 13, interval.high(), 1e-5);
        assertEquals(0, sum.interval(amounts).orElseThrow().low());
    }

    @Test
    void of_equal_amounts_is_as_uncertain_as_their_number() {
        var interval = sum.interval(Amounts.times(100, 2).sample()).orElseThrow();
        assertEquals(200 + 1.959964 * 2 * 10, interval.high(), 1e-5);
    }

    @Test
    void counts_by_weight() {
        // Each for two: 38, and √(4·169) = 26.
        var amounts = Amounts.of(3, 4, 12).weighing(2).distribution().weighted();
        assertEquals(38, sum.value(amounts), 1e-12);
        assertEquals(38 + 1.959964 * 26, sum.interval(amounts).orElseThrow().high(), 1e-5);
    }

    @Test
    void changes_by_the_variances_of_both() {
        // 19 against 5: √(169 + 25) = 13.928388.
        var change = sum.change(Amounts.of(3, 4, 12).sample(), Amounts.of(5).sample()).orElseThrow();
        assertEquals(14, change.difference(), 1e-12);
        assertEquals(14 / 13.928388, change.z(), 1e-6);
    }

    @Test
    void of_nothing_but_zeros_cannot_be_tested() {
        assertTrue(sum.change(Amounts.of(0).sample(), Amounts.of(0).sample()).isEmpty());
    }
}
