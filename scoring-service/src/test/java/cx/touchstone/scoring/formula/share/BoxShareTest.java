package cx.touchstone.scoring.formula.share;

import static cx.touchstone.scoring.formula.Answers.counts;
import static cx.touchstone.scoring.formula.Answers.satisfied;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxShareTest {

    private static final double SIX_DIGITS = 0.5e-6;
    private final BoxShare csat = new BoxShare(4, 5);

    @ParameterizedTest
    @CsvSource({ "6,32, .088895,.353092", "81,263, .255289,.366210", "90,100, .825634,.944771", "0,10, 0,.277533",
            "10,10, .722467,1" })
    void has_the_wilson_interval_of_the_worked_example(int satisfied, int of, double low, double high) {
        var sample = satisfied(satisfied, of).unweighted();
        assertEquals(100.0 * satisfied / of, csat.value(sample), 1e-9);
        var interval = csat.interval(sample).orElseThrow();
        assertEquals(low, interval.low() / 100, SIX_DIGITS);
        assertEquals(high, interval.high() / 100, SIX_DIGITS);
    }

    @Test
    void changes_as_in_the_worked_example() {
        var change = csat.change(satisfied(56, 70).unweighted(), satisfied(48, 80).unweighted()).orElseThrow();
        assertEquals(20, change.difference(), 1e-9);
        assertEquals(.052431, change.interval().low() / 100, SIX_DIGITS);
        assertEquals(.333873, change.interval().high() / 100, SIX_DIGITS);
        assertEquals(2.650172, change.z(), SIX_DIGITS);
        assertEquals(.008045, change.pValue(), SIX_DIGITS);
        assertTrue(change.significant());
    }

    @Test
    void everybody_satisfied_then_and_now_is_no_change() {
        var change = csat.change(satisfied(10, 10).unweighted(), satisfied(30, 30).unweighted()).orElseThrow();
        assertEquals(0, change.difference());
        assertEquals(1, change.pValue(), 1e-12);
        assertFalse(change.significant());
    }

    @Test
    void effort_on_1_to_7_is_the_share_of_5_to_7() {
        assertEquals(46.0, new BoxShare(5, 7).value(counts(80, 210, 140, 110, 160, 180, 120).unweighted()), 1e-9);
    }
}
