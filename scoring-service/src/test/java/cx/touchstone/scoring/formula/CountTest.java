package cx.touchstone.scoring.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

    @ParameterizedTest
    @CsvSource({ "4, 4, 4", "3, 5, 1.8", "6, 12, 3" })
    void the_effective_size_is_the_square_of_the_sum_over_the_sum_of_the_squares(BigDecimal weight, BigDecimal weightSquared,
            double size) {
        assertEquals(size, new Count(4, weight, weightSquared).effectiveSize(), 1e-12);
    }
}
