package cx.touchstone.scoring.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

    /** Expected values of scipy.special.erfc(z/√2). */
    @ParameterizedTest
    @CsvSource({ "0, 1", "0.01, 0.9920212873707368", "0.5, 0.61707507745197387",
            "1, 0.31731050786291415", "1.959963984540054, 0.050000000000000024", "2.5, 0.012419330651552277",
            "2.82, 0.0048023649483785111", "2.83, 0.0046548004134631124", "4, 6.3342483666239957e-05",
            "8, 1.2441921148543658e-15", "20, 5.5072482372126244e-89" })
    void two_sided_probabilities_are_exact_to_twelve_digits(double z, double p) {
        assertEquals(p, Normal.twoSided(z), p * 1e-12);
        assertEquals(p, Normal.twoSided(-z), p * 1e-12);
    }
}
