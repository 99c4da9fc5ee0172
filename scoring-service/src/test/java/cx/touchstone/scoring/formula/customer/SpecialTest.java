package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SpecialTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/figures/ln_gamma.csv", numLinesToSkip = 1)
    void the_logarithm_of_gamma_is_that_of_the_figures(double x, double value) {
        assertEquals(value, Special.lnGamma(x), 1e-13 * Math.max(1, Math.abs(value)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/figures/hypergeometric.csv", numLinesToSkip = 1)
    void the_hypergeometric_function_is_that_of_the_figures(double a, double b, double c, double z, double value) {
        assertEquals(value, Special.hypergeometric(a, b, c, z), 1e-11 * Math.max(1, Math.abs(value)));
    }
}
