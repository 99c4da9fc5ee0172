package cx.touchstone.scoring.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {

    @ParameterizedTest
    @CsvSource({ "1.23456, 1.2346", "-1.23454, -1.2345", "-0.00001, 0", "123456789012.34567, 123456789012.3457",
            "3000000000000000, 3000000000000000", "-1.5e18, -1.5e18" })
    void numbers_of_any_size_are_shown_to_four_decimals(double value, double shown) {
        assertEquals(shown, Rounded.score(value));
    }
}
