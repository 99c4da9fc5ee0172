package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class GammaGammaTest {

    private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void two_purchases_of_22_35_promise_24_66() {
        // (15.44 + 2·22.35)·6.25/(6.25·2 + 2.74)
        assertEquals(24.6637, PUBLISHED.expected(new PurchaseHistory(2, 30, 38, 22.35)), 0.5e-4);
    }

    @Test
    void who_has_bought_once_is_expected_to_spend_what_everybody_spends_and_who_often_has_what_they_did() {
        assertEquals(6.25 * 15.44 / 2.74, PUBLISHED.expected(new PurchaseHistory(0, 0, 38, 0)), 1e-9);
        assertEquals(22.35, PUBLISHED.expected(new PurchaseHistory(100_000, 30, 38, 22.35)), 1e-3);
    }

    @Test
    void spendings_are_as_likely_as_another_implementation_says() {
        var truth = Customers.figures("gamma_gamma").get("true");
        assertEquals(truth.logLikelihood(), of(truth.parameters()).logLikelihood(Customers.histories()), 1e-6);
    }

    @Test
    void fitting_finds_what_another_implementation_found_and_what_the_customers_were_made_with() {
        var found = GammaGamma.fit(Customers.histories());
        var fitted = Customers.figures("gamma_gamma").get("fitted");
        assertTrue(found.logLikelihood(Customers.histories()) >= fitted.logLikelihood() - 1e-4);
        same(of(fitted.parameters()), found, 0.001);
        // γ alone is told only roughly by 5,000 customers; the mean that it makes with the others is told well.
        var truth = of(Customers.figures("gamma_gamma").get("true").parameters());
        same(truth, found, 0.15);
        assertEquals(mean(truth), mean(found), 0.02 * mean(truth));
    }

    @Test
    void only_repeated_purchases_tell_anything() {
        var again = new PurchaseHistory(2, 20, 30, 5);
        var alone = List.of(again);
        var withOthers = List.of(again, new PurchaseHistory(0, 0, 12, 0), new PurchaseHistory(1, 3, 12, 0));
        assertEquals(PUBLISHED.logLikelihood(alone), PUBLISHED.logLikelihood(withOthers));
        assertThrows(IllegalArgumentException.class, () -> GammaGamma.fit(withOthers.subList(1, 3)));
        assertThrows(IllegalArgumentException.class, () -> new GammaGamma(1, 1, 1));
    }

    private static GammaGamma of(double[] parameters) {
        return new GammaGamma(parameters[0], parameters[1], parameters[2]);
    }

    private static double mean(GammaGamma model) {
        return model.expected(new PurchaseHistory(0, 0, 1, 0));
    }

    private static void same(GammaGamma expected, GammaGamma found, double share) {
        assertEquals(expected.p(), found.p(), expected.p() * share);
        assertEquals(expected.q(), found.q(), expected.q() * share);
        assertEquals(expected.gamma(), found.gamma(), expected.gamma() * share);
    }
}
