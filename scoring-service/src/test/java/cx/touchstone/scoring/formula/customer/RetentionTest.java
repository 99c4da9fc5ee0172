package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void of_200_customers_180_have_stayed_when_40_of_220_are_new() {
        assertEquals(90, new Retention(200, 220, 40).value(), 1e-9);
    }

    @Test
    void has_the_wilson_interval_of_the_customers_at_the_start() {
        // 90 of 100
        var interval = new Retention(100, 95, 5).interval().orElseThrow();
        assertEquals(82.5634, interval.low(), 0.5e-4);
        assertEquals(94.4771, interval.high(), 0.5e-4);
    }

    @Test
    void changes_as_a_share_does() {
        // 56 of 70 against 48 of 80
        var change = new Retention(70, 60, 4).change(new Retention(80, 48, 0)).orElseThrow();
        assertEquals(20, change.difference(), 1e-9);
        assertEquals(2.650172, change.z(), 0.5e-6);
    }

    @Test
    void says_nothing_of_its_certainty_when_the_numbers_contradict_each_other() {
        var more = new Retention(100, 120, 10);
        assertEquals(110, more.value(), 1e-9);
        assertTrue(more.interval().isEmpty());
        assertTrue(more.change(new Retention(100, 95, 5)).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new Retention(0, 5, 5));
    }
}
