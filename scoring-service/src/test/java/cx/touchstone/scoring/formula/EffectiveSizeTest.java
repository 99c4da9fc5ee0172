package cx.touchstone.scoring.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveSizeTest {

    @ParameterizedTest
    @CsvSource({ "4, 4, 4", "3, 5, 1.8", "6, 12, 3" })
    void is_the_square_of_the_sum_over_the_sum_of_the_squares(double weight, double weightSquared, double size) {
        assertEquals(size, EffectiveSize.kish(weight, weightSquared), 1e-12);
    }
}
