package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final BgNbd BOUGHT = new BgNbd(.243, 4.414, .793, 2.426);
    private static final GammaGamma SPENT = new GammaGamma(6.25, 3.74, 15.44);
    private static final PurchaseHistory CUSTOMER = new PurchaseHistory(2, 30.43, 38.86, 22.35);

    @Test
    void without_margin_and_discount_it_is_what_is_bought_times_what_is_spent() {
        // 1.226028 purchases in 39 weeks, 24.6637 each
        assertEquals(1.226028 * 24.6637, new LifetimeValue(BOUGHT, SPENT, 1, 0).of(CUSTOMER, 39), 1e-3);
    }

    @Test
    void the_margin_is_what_is_left_of_it() {
        double all = new LifetimeValue(BOUGHT, SPENT, 1, .12).of(CUSTOMER, 52);
        assertEquals(.3 * all, new LifetimeValue(BOUGHT, SPENT, .3, .12).of(CUSTOMER, 52), 1e-9);
    }

    @Test
    void money_that_comes_later_is_worth_less() {
        double soon = new LifetimeValue(BOUGHT, SPENT, 1, 0).of(CUSTOMER, 52);
        double before = soon;
        for (double discount : new double[] { .05, .12, 1, 10 }) {
            double worth = new LifetimeValue(BOUGHT, SPENT, 1, discount).of(CUSTOMER, 52);
            assertTrue(worth < before && worth > soon / (1 + discount));
            before = worth;
        }
    }

    @Test
    void more_time_brings_more_and_none_brings_nothing() {
        var worth = new LifetimeValue(BOUGHT, SPENT, 1, .12);
        double before = worth.of(CUSTOMER, 0);
        assertEquals(0, before);
        for (double weeks : new double[] { 1, 4.3, 4.4, 26, 52, 520 }) {
            double now = worth.of(CUSTOMER, weeks);
            assertTrue(now > before);
            before = now;
        }
    }

    @Test
    void margins_are_shares_and_discounts_do_not_add() {
        assertThrows(IllegalArgumentException.class, () -> new LifetimeValue(BOUGHT, SPENT, 1.1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LifetimeValue(BOUGHT, SPENT, 1, -.1));
    }
}
