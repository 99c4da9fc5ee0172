package cx.touchstone.scoring.formula.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import cx.touchstone.scoring.formula.Amounts;

class RatioTest {

    private final Ratio perThousand = new Ratio(1000, true);
    private final Ratio percent = new Ratio(100, false);

    @Test
    void twelve_complaints_of_4000_customers_are_three_in_a_thousand() {
        var complaints = Amounts.times(12, 1).sample();
        var customers = Amounts.of(4000).sample();
        assertEquals(3, perThousand.value(complaints, customers), 1e-12);
        var interval = perThousand.interval(complaints, customers).orElseThrow();
        assertEquals(1.548377, interval.low(), 0.5e-6);
        assertEquals(5.240715, interval.high(), 0.5e-6);
    }

    @Test
    void changes_of_what_is_counted_are_those_of_rates() {
        var change = perThousand.change(Amounts.of(12).sample(), Amounts.of(4000).sample(), Amounts.of(15).sample(),
                Amounts.of(3500).sample()).orElseThrow();
        assertEquals(-1.285714, change.difference(), 0.5e-6);
        assertEquals(-.925820, change.z(), 0.5e-6);
        assertEquals(-4.424838, change.interval().low(), 0.5e-6);
    }

    @Test
    void clicks_by_views_are_as_uncertain_as_both() {
        // 30 + 40 clicks, 600 + 800 views: 5 %; relative variances (900 + 1600)/70² and (360,000 + 640,000)/1400², both 25/49.
        var clicks = Amounts.of(30, 40).sample();
        var views = Amounts.of(600, 800).sample();
        assertEquals(5, percent.value(clicks, views), 1e-12);
        double error = 5 * Math.sqrt(50 / 49.0);
        var interval = percent.interval(clicks, views).orElseThrow();
        assertEquals(5 + 1.959964 * error, interval.high(), 1e-5);
        assertEquals(0, interval.low());
        var change = percent.change(clicks, views, Amounts.of(3, 4).sample(), views).orElseThrow();
        assertEquals(4.5, change.difference(), 1e-12);
        assertEquals(4.5 / Math.hypot(error, error / 10), change.z(), 1e-9);
    }

    @Test
    void no_clicks_are_a_share_of_views_but_clicks_are_none_of_no_views() {
        assertEquals(0, percent.value(Amounts.of(0).sample(), Amounts.of(5).sample()));
        assertEquals(0, percent.interval(Amounts.of(0).sample(), Amounts.of(5).sample()).orElseThrow().high());
        assertTrue(percent.speaksOf(Amounts.of(0).sample(), Amounts.of(5).sample()));
        assertFalse(percent.speaksOf(Amounts.of(5).sample(), Amounts.of(0).sample()));
    }
}
