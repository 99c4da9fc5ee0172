package cx.touchstone.scoring.formula.amount;

import static cx.touchstone.scoring.formula.Answers.counts;
import static cx.touchstone.scoring.formula.Answers.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.scoring.formula.Distribution;

class MeanScoreTest {

    private final Distribution effort = counts(80, 210, 140, 110, 160, 180, 120);

    @Test
    void mean_effort_is_the_arithmetic_mean() {
        assertEquals(4.08, new MeanScore(1, 7).value(effort.unweighted()), 1e-9);
    }

    @Test
    void the_interval_of_a_mean_is_that_of_the_normal_distribution() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sample variance 32/7, standard error √(4/7).
        var interval = new MeanScore(0, 10).interval(counts(0, 1, 0, 3, 2, 0, 1, 0, 1).unweighted()).orElseThrow();
        assertEquals(5 - 1.959964 * Math.sqrt(4 / 7.0), interval.low(), 1e-6);
        assertEquals(5 + 1.959964 * Math.sqrt(4 / 7.0), interval.high(), 1e-6);
    }

    @Test
    void means_are_compared_by_welch() {
        // 3, 4, 5, 6, 7: mean 5, variance 2.5. 1, 3, 5: mean 3, variance 4. z = 2/√(2.5/5 + 4/3) = 1.477098.
        var change = new MeanScore(1, 7).change(counts(0, 0, 1, 1, 1, 1, 1).unweighted(),
                counts(1, 0, 1, 0, 1, 0, 0).unweighted()).orElseThrow();
        assertEquals(2, change.difference(), 1e-12);
        assertEquals(1.477098, change.z(), 0.5e-6);
        assertEquals(.139649, change.pValue(), 0.5e-6);
    }

    @Test
    void a_single_answer_has_a_mean_but_neither_interval_nor_change() {
        var one = times(4, 1).unweighted();
        var mean = new MeanScore(1, 5);
        assertEquals(4, mean.value(one));
        assertTrue(mean.interval(one).isEmpty());
        assertTrue(mean.change(one, one).isEmpty());
    }

    @Test
    void answers_without_any_spread_cannot_be_tested() {
        assertTrue(new MeanScore(1, 5).change(times(5, 9).unweighted(), times(4, 9).unweighted()).isEmpty());
    }

    @Test
    void no_answers_have_no_score() {
        assertThrows(IllegalArgumentException.class, Distribution.EMPTY::unweighted);
    }

    @ParameterizedTest
    @CsvSource({ "1, 7, 1, 0", "1, 7, 4, 50", "1, 7, 7, 100", "0, 10, 2.5, 25" })
    void a_mean_takes_its_place_between_0_and_100_by_its_scale(int min, int max, double value, double rescaled) {
        assertEquals(rescaled, new MeanScore(min, max).rescaled(value).orElseThrow(), 1e-9);
    }
}
