package cx.touchstone.scoring.formula.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import cx.touchstone.scoring.formula.amount.JourneyScore.Part;

class JourneyScoreTest {

    @Test
    void is_the_mean_weighted_by_importance() {
        var score = JourneyScore.of(List.of(part(60, 80), part(20, 40), part(20, 50)));
        assertEquals(66, score.value().orElseThrow(), 1e-9);
        assertEquals(100, score.coverage(), 1e-9);
    }

    @Test
    void speaks_only_for_what_was_measured_and_says_how_much_that_is() {
        var score = JourneyScore.of(List.of(part(60, 80), new Part(20, OptionalDouble.empty()), part(20, 40)));
        assertEquals(70, score.value().orElseThrow(), 1e-9);
        assertEquals(80, score.coverage(), 1e-9);
    }

    @Test
    void has_no_value_when_nothing_of_importance_was_measured() {
        var score = JourneyScore.of(List.of(part(0, 80), new Part(20, OptionalDouble.empty())));
        assertTrue(score.value().isEmpty());
        assertEquals(0, score.coverage());
    }

    private static Part part(double importance, double score) {
        return new Part(importance, OptionalDouble.of(score));
    }
}
