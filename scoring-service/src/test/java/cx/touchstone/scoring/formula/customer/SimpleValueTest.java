package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SimpleValueTest {

    @Test
    void ninety_percent_who_stay_at_twelve_percent_are_worth_four_margins() {
        assertEquals(4.0909, new SimpleValue(1, .9, .12).value(), 0.5e-4);
        assertEquals(409.0909, new SimpleValue(100, .9, .12).value(), 0.5e-4);
    }

    @Test
    void is_what_all_coming_periods_are_worth_today() {
        double sum = 0;
        for (int period = 1; period < 1000; period++) {
            sum += 30 * Math.pow(.8 / 1.05, period);
        }
        assertEquals(sum, new SimpleValue(30, .8, .05).value(), 1e-9);
    }

    @Test
    void customers_who_never_leave_have_a_value_only_at_a_discount() {
        assertEquals(10, new SimpleValue(1, 1, .1).value(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> new SimpleValue(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SimpleValue(1, 1.1, .2));
    }
}
