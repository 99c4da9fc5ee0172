package cx.touchstone.scoring.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.RescaledMean;
import cx.touchstone.scoring.formula.share.BoxShare;
import cx.touchstone.scoring.formula.share.NetShare;
import cx.touchstone.scoring.formula.share.Nps;
import cx.touchstone.scoring.formula.share.ShareWithin;

/** What holds for every formula and any answers. The seeds are fixed, so a failure comes back. */
class LawsTest {

    private static final List<Formula> FORMULAS = List.of(new Nps(), new NetShare(3, 8), new BoxShare(9, 10),
            new BoxShare(0, 2), new ShareWithin(9, 10, 4, 10), new MeanScore(0, 10), new RescaledMean(0, 10));

    static Stream<Random> randomly() {
        return IntStream.range(0, 200).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void scores_and_their_intervals_stay_in_range(Random random) {
        var distribution = Answers.random(random, 40).distribution();
        for (var formula : speakingOf(distribution.unweighted())) {
            for (var sample : List.of(distribution.unweighted(), distribution.weighted())) {
                double value = formula.value(sample);
                double rescaled = formula.rescaled(value).orElseThrow();
                assertTrue(rescaled >= -1e-9 && rescaled <= 100 + 1e-9, formula + " gave " + value);
                formula.interval(sample).ifPresent(interval -> {
                    assertTrue(interval.low() <= interval.high());
                    assertTrue(formula.rescaled(interval.low()).orElseThrow() >= 0
                            && formula.rescaled(interval.high()).orElseThrow() <= 100);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void the_order_of_answers_does_not_matter(Random random) {
        var answers = Answers.random(random, 40);
        var shuffled = new ArrayList<>(answers.answers());
        Collections.shuffle(shuffled, random);
        assertEquals(answers.distribution(), new Answers(shuffled).distribution());
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void merging_is_counting_together(Random random) {
        var some = Answers.random(random, 40);
        var others = Answers.random(random, 40);
        var together = new ArrayList<>(some.answers());
        together.addAll(others.answers());
        assertEquals(new Answers(together).distribution(), some.distribution().plus(others.distribution()));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void a_retraction_leaves_no_trace(Random random) {
        var kept = Answers.random(random, 40).distribution();
        var retracted = Answers.random(random, 40).distribution();
        assertEquals(kept, kept.plus(retracted).minus(retracted));
        assertEquals(Distribution.EMPTY, retracted.minus(retracted));
    }

    @Test
    void what_was_not_counted_cannot_be_retracted() {
        var five = Distribution.one(5, BigDecimal.ONE);
        var four = Distribution.one(4, BigDecimal.ONE);
        assertThrows(IllegalArgumentException.class, () -> five.minus(four));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void weights_of_one_are_no_weights(Random random) {
        var distribution = Answers.random(random, 40).withWeightsOfOne().distribution();
        assertEquals(distribution.unweighted(), distribution.weighted());
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void the_effective_size_lies_between_one_and_n(Random random) {
        var distribution = Answers.random(random, 40).distribution();
        double size = distribution.weighted().size();
        assertTrue(size >= 1 - 1e-9 && size <= distribution.n() + 1e-9);
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void a_change_looked_at_from_the_other_side_is_its_opposite(Random random) {
        var now = Answers.random(random, 40).distribution().unweighted();
        var before = Answers.random(random, 40).distribution().unweighted();
        for (var formula : speakingOf(now, before)) {
            var there = formula.change(now, before);
            var back = formula.change(before, now);
            assertEquals(there.isPresent(), back.isPresent());
            there.ifPresent(change -> {
                assertEquals(-change.difference(), back.get().difference(), 1e-9);
                assertEquals(-change.interval().low(), back.get().interval().high(), 1e-9);
                assertEquals(change.pValue(), back.get().pValue(), 1e-9);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void more_of_the_same_answers_narrow_the_interval(Random random) {
        var once = Answers.random(random, 40).distribution();
        var fourTimes = once.plus(once).plus(once).plus(once);
        for (var formula : speakingOf(once.unweighted())) {
            formula.interval(once.unweighted()).ifPresent(wide -> {
                var narrow = formula.interval(fourTimes.unweighted()).orElseThrow();
                assertTrue(narrow.high() - narrow.low() <= wide.high() - wide.low() + 1e-9, formula.toString());
            });
        }
    }

    private static List<Formula> speakingOf(Sample... samples) {
        return FORMULAS.stream().filter(formula -> Stream.of(samples).allMatch(formula::speaksOf)).toList();
    }
}
