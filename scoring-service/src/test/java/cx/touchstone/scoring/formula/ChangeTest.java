package cx.touchstone.scoring.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    @ParameterizedTest
    @CsvSource({ "1.7, .1", "2, .05", "-2.6, .01", "3.2, .01", "3.3, .001", "-9, .001" })
    void is_significant_at_the_strictest_level_that_holds(double z, double level) {
        assertEquals(level, Change.of(z, 1).significantAt().orElseThrow());
    }

    @Test
    void is_significant_at_none_when_chance_explains_it() {
        assertTrue(Change.of(1.6, 1).significantAt().isEmpty());
    }
}
