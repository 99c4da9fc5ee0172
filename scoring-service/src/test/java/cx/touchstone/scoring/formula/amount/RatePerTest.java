package cx.touchstone.scoring.formula.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import cx.touchstone.scoring.formula.Amounts;

class RatePerTest {

    @Test
    void a_year_of_complaints_is_told_by_the_month() {
        // 3,186 / 365 × 30.436875
        var complaints = Amounts.of(1000, 2186).sample();
        assertEquals(265.676394, RatePer.MONTH.value(complaints, 365), 0.5e-6);
        assertEquals(3186 / 365.0 * 7, RatePer.WEEK.value(complaints, 365), 1e-9);
        var interval = RatePer.YEAR.interval(complaints, 365.2425).orElseThrow();
        assertEquals(3076.320388, interval.low(), 1e-5);
        assertEquals(3298.591212, interval.high(), 1e-5);
        assertEquals("How often it happened, divided by the days of the period, times 30.436875", RatePer.MONTH.definition());
    }

    @Test
    void periods_of_different_length_are_compared_by_rate() {
        var change = RatePer.DAY.change(Amounts.of(3186).sample(), 365, Amounts.of(2900).sample(), 366).orElseThrow();
        assertEquals(.805270, change.difference(), 0.5e-6);
        assertEquals(3.772788, change.z(), 0.5e-6);
        assertEquals(.385056, change.interval().low(), 0.5e-6);
        assertEquals(0, RatePer.DAY.change(Amounts.of(20).sample(), 20, Amounts.of(10).sample(), 10).orElseThrow().z(), 1e-12);
    }

    @Test
    void a_rate_needs_time() {
        assertThrows(IllegalArgumentException.class, () -> RatePer.DAY.value(Amounts.of(1).sample(), 0));
        assertThrows(IllegalArgumentException.class, () -> new RatePer(0));
    }
}
