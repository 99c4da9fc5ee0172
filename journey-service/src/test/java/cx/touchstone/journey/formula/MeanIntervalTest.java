package cx.touchstone.journey.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanIntervalTest {

    /** From tables of Student's t. */
    @ParameterizedTest
    @CsvSource({ "1, 12.706205", "4, 2.776445", "9, 2.262157", "10, 2.228139", "12, 2.178813", "20, 2.085963",
            "30, 2.042272", "1000000, 1.959966" })
    void students_t(long freedom, double t) {
        assertEquals(t, MeanInterval.t(freedom), 1e-5);
    }

    @Test
    void worked_by_hand() {
        // 60, 70, 80: mean 70, deviation 10; 4.30265 × 10 / √3 = 24.84138.
        MeanInterval interval = MeanInterval.of(3, 70, 10.0);
        assertEquals(45.15862, interval.low(), 1e-5);
        assertEquals(94.84138, interval.high(), 1e-5);
    }

    @Test
    void it_promises_nothing_that_the_scale_does_not_have() {
        assertEquals(new MeanInterval(0, 100), MeanInterval.of(2, 50, 70.7));
        assertEquals(new MeanInterval(100, 100), MeanInterval.of(5, 100, 0.0));
    }

    @Test
    void one_score_says_nothing_of_its_spread() {
        assertNull(MeanInterval.of(1, 70, null));
        assertNull(MeanInterval.of(0, 0, null));
    }
}
