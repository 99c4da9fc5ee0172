package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BgNbdTest {

    private static final BgNbd PUBLISHED = new BgNbd(.243, 4.414, .793, 2.426);

    @Test
    void the_customer_of_the_paper_will_buy_1_226_times_in_39_weeks() {
        assertEquals(1.226, PUBLISHED.expected(new PurchaseHistory(2, 30.43, 38.86, 0), 39), 0.0005);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/figures/expected_purchases.csv", numLinesToSkip = 1)
    void purchases_are_expected_as_in_the_figures(double r, double alpha, double a, double b, long repeats, double last,
            double age, double weeks, double expected) {
        var model = new BgNbd(r, alpha, a, b);
        assertEquals(expected, model.expected(new PurchaseHistory(repeats, last, age, 0), weeks), 1e-9 * Math.max(1, expected));
    }

    @Test
    void histories_are_as_likely_as_another_implementation_says() {
        var truth = Customers.figures("bg_nbd").get("true");
        assertEquals(truth.logLikelihood(), of(truth.parameters()).logLikelihood(Customers.histories()), 1e-6);
    }

    @Test
    void fitting_finds_what_another_implementation_found_and_what_the_customers_were_made_with() {
        var found = BgNbd.fit(Customers.histories());
        var fitted = Customers.figures("bg_nbd").get("fitted");
        assertTrue(found.logLikelihood(Customers.histories()) >= fitted.logLikelihood() - 1e-4);
        same(of(fitted.parameters()), found, 0.001);
        same(of(Customers.figures("bg_nbd").get("true").parameters()), found, 0.1);
    }

    @Test
    void customers_with_one_history_may_be_told_together() {
        var one = new PurchaseHistory(3, 20, 30, 5);
        var other = new PurchaseHistory(0, 0, 12, 0);
        var apart = List.of(one, other, one, new PurchaseHistory(3, 20, 30, 7));
        var together = List.of(new PurchaseHistory(3, 20, 30, 6, 3), other);
        assertEquals(PUBLISHED.logLikelihood(apart), PUBLISHED.logLikelihood(together), 1e-9);
        assertEquals(BgNbd.fit(apart), BgNbd.fit(together));
    }

    @Test
    void of_very_many_histories_some_say_where_to_look_and_all_say_where_it_is() {
        var histories = Customers.histories();
        var many = Collections.nCopies(50_000 / histories.size(), histories).stream().flatMap(List::stream).toList();
        same(BgNbd.fit(histories), BgNbd.fit(many), 1e-3);
        same(GammaGamma.fit(histories), GammaGamma.fit(many));
    }

    private static void same(GammaGamma expected, GammaGamma found) {
        assertEquals(expected.p(), found.p(), 2e-3 * expected.p());
        assertEquals(expected.q(), found.q(), 2e-3 * expected.q());
        assertEquals(expected.gamma(), found.gamma(), 2e-3 * expected.gamma());
    }

    @Test
    void who_has_long_been_silent_has_probably_left() {
        assertEquals(1, PUBLISHED.here(new PurchaseHistory(0, 0, 38, 0)));
        assertTrue(PUBLISHED.here(new PurchaseHistory(9, 5, 38, 0)) < 0.01);
        assertTrue(PUBLISHED.here(new PurchaseHistory(9, 37, 38, 0)) > 0.9);
    }

    @Test
    void more_is_expected_of_more_time_and_nothing_of_none() {
        var history = new PurchaseHistory(2, 30.43, 38.86, 0);
        double before = PUBLISHED.expected(history, 0);
        assertEquals(0, before, 1e-12);
        for (int weeks = 10; weeks <= 2000; weeks *= 2) {
            double expected = PUBLISHED.expected(history, weeks);
            assertTrue(expected > before);
            before = expected;
        }
    }

    @Test
    void where_the_closed_form_has_a_hole_the_neighbours_fill_it() {
        for (var hole : List.of(new BgNbd(.5, 4, 1, 2), new BgNbd(.5, 4, .4, .6))) {
            var near = new BgNbd(hole.r(), hole.alpha(), hole.a() + 1e-4, hole.b());
            var history = new PurchaseHistory(0, 0, 20, 0);
            assertEquals(near.expected(history, 30), hole.expected(history, 30), 1e-3);
        }
    }

    @Test
    void nothing_can_be_learned_from_customers_who_never_came_back() {
        var once = List.of(new PurchaseHistory(0, 0, 12, 0));
        assertThrows(IllegalArgumentException.class, () -> BgNbd.fit(once));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 13, 12, 4));
        assertThrows(IllegalArgumentException.class, () -> new BgNbd(1, 1, 0, 1));
    }

    private static BgNbd of(double[] parameters) {
        return new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    private static void same(BgNbd expected, BgNbd found, double share) {
        assertEquals(expected.r(), found.r(), expected.r() * share);
        assertEquals(expected.alpha(), found.alpha(), expected.alpha() * share);
        assertEquals(expected.a(), found.a(), expected.a() * share);
        assertEquals(expected.b(), found.b(), expected.b() * share);
    }
}
