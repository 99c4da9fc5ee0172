package cx.touchstone.scoring.formula.amount;

import static cx.touchstone.scoring.formula.Answers.counts;
import static cx.touchstone.scoring.formula.Answers.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.scoring.formula.Distribution;

class RescaledMeanTest {

    private final RescaledMean empathy = new RescaledMean(1, 5);

    @ParameterizedTest
    @CsvSource({ "1, 5, 1, 0", "1, 5, 3, 50", "1, 5, 4, 75", "1, 5, 5, 100", "1, 7, 2, 16.666667", "1, 7, 4, 50",
            "0, 10, 7, 70", "-2, 2, 1, 75" })
    void goes_from_0_at_the_lower_end_of_the_scale_to_100_at_its_upper_end(int min, int max, int value, double index) {
        assertEquals(index, new RescaledMean(min, max).value(times(value, 3).unweighted()), 0.5e-6);
    }

    @Test
    void is_the_rescaled_mean_of_the_answers() {
        // 1, 2, 3, 4 and 10 people gave 1 to 5: (1 + 4 + 9 + 16 + 50)/20 = 4, and (4 − 1)/4 = 75 %.
        assertEquals(75, empathy.value(counts(1, 2, 3, 4, 10).unweighted()), 1e-9);
    }

    @Test
    void weighs_the_answers() {
        // A 5 that stands for three people and a 1 that stands for one: mean 4.
        var answers = Distribution.one(5, new BigDecimal("3")).plus(Distribution.one(1, BigDecimal.ONE));
        assertEquals(50, empathy.value(answers.unweighted()), 1e-9);
        assertEquals(75, empathy.value(answers.weighted()), 1e-9);
    }

    @Test
    void flipping_all_answers_mirrors_index_and_interval() {
        var there = counts(1, 2, 3, 4, 10).unweighted();
        var back = counts(10, 4, 3, 2, 1).unweighted();
        assertEquals(25, empathy.value(back), 1e-9);
        assertEquals(100 - empathy.interval(there).orElseThrow().high(), empathy.interval(back).orElseThrow().low(), 1e-9);
    }

    @Test
    void has_the_normal_interval_of_the_mean() {
        // Sum of squares about 4: 9 + 2·4 + 3·1 + 0 + 10·1 = 30; variance 30/19; standard error √(30/19/20) = .280976.
        var interval = empathy.interval(counts(1, 2, 3, 4, 10).unweighted()).orElseThrow();
        assertEquals(75 - 1.959964 * .280976 * 25, interval.low(), 1e-4);
        assertEquals(75 + 1.959964 * .280976 * 25, interval.high(), 1e-4);
    }

    @Test
    void its_change_is_as_significant_as_that_of_the_mean() {
        // As for the mean: 5 against 3 on 1 to 7, z = 1.477098; here 2/6 of the scale.
        var change = new RescaledMean(1, 7).change(counts(0, 0, 1, 1, 1, 1, 1).unweighted(),
                counts(1, 0, 1, 0, 1, 0, 0).unweighted()).orElseThrow();
        assertEquals(33.333333, change.difference(), 0.5e-6);
        assertEquals(1.477098, change.z(), 0.5e-6);
        assertEquals(.139649, change.pValue(), 0.5e-6);
        // 33.3 ± 1.959964·√(2.5/5 + 4/3)·100/6
        assertEquals(33.333333 - 44.230063, change.interval().low(), 1e-4);
    }

    @Test
    void a_single_answer_has_an_index_but_no_interval() {
        assertEquals(75, empathy.value(times(4, 1).unweighted()), 1e-9);
        assertTrue(empathy.interval(times(4, 1).unweighted()).isEmpty());
    }

    @Test
    void a_scale_has_two_ends() {
        assertThrows(IllegalArgumentException.class, () -> new RescaledMean(5, 5));
    }
}
