package cx.touchstone.scoring.formula.share;

import static cx.touchstone.scoring.formula.Answers.recommending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.scoring.formula.Answers;

class NpsTest {

    private static final double SIX_DIGITS = 0.5e-6;
    private final Nps nps = new Nps();

    @ParameterizedTest
    @CsvSource({ "5,5,10, .250000, -.117161, .551944", "20,30,50, .300000, .140511, .442013",
            "200,300,500, .300000, .250770, .347435", "2,0,9, .636364, .080008, .919992", "0,0,10, 1, .475036, 1",
            "1,1,1, 0, -.611126, .611126" })
    void has_the_value_and_the_interval_of_the_worked_example(int detractors, int passives, int promoters, double value,
            double low, double high) {
        var sample = recommending(detractors, passives, promoters).unweighted();
        assertEquals(value, nps.value(sample) / 100, SIX_DIGITS);
        var interval = nps.interval(sample).orElseThrow();
        assertEquals(low, interval.low() / 100, SIX_DIGITS);
        assertEquals(high, interval.high() / 100, SIX_DIGITS);
    }

    @Test
    void changes_as_in_the_worked_example() {
        var change = nps.change(recommending(15, 30, 55).unweighted(), recommending(20, 30, 50).unweighted()).orElseThrow();
        assertEquals(10, change.difference(), 1e-9);
        assertEquals(.917747, change.z(), SIX_DIGITS);
        assertEquals(.358751, change.pValue(), SIX_DIGITS);
        assertFalse(change.significant());
    }

    @Test
    void the_same_change_is_significant_with_ten_times_the_answers() {
        var change = nps.change(recommending(150, 300, 550).unweighted(), recommending(200, 300, 500).unweighted())
                .orElseThrow();
        assertEquals(2.944046, change.z(), SIX_DIGITS);
        assertEquals(.003240, change.pValue(), SIX_DIGITS);
        assertTrue(change.significant());
        assertTrue(change.interval().low() > 0);
    }

    @Test
    void six_and_below_detract_seven_and_eight_are_passive_nine_and_ten_promote() {
        var values = IntStream.rangeClosed(0, 10).mapToObj(value -> nps.value(Answers.times(value, 1).unweighted())).toList();
        assertEquals(List.of(-100., -100., -100., -100., -100., -100., -100., 0., 0., 100., 100.), values);
    }

    @ParameterizedTest
    @CsvSource({ "-100, 0", "0, 50", "39.84, 69.92", "100, 100" })
    void takes_its_place_between_0_and_100_in_a_journey_score(double value, double rescaled) {
        assertEquals(rescaled, nps.rescaled(value).orElseThrow(), 1e-9);
    }
}
