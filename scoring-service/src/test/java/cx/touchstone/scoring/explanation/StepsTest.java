package cx.touchstone.scoring.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.formula.Amounts;
import cx.touchstone.scoring.formula.Answers;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.Percentile;
import cx.touchstone.scoring.formula.amount.RescaledMean;
import cx.touchstone.scoring.formula.amount.Sum;
import cx.touchstone.scoring.formula.share.BoxShare;
import cx.touchstone.scoring.formula.share.NetShare;
import cx.touchstone.scoring.formula.share.Nps;
import cx.touchstone.scoring.formula.share.ShareWithin;

class StepsTest {

    private static final List<Formula> FORMULAS = List.of(new Nps(), new NetShare(3, 8), new BoxShare(9, 10),
            new ShareWithin(9, 10, 0, 10), new MeanScore(0, 10), new RescaledMean(0, 10), new Percentile(.9), new Sum(false));

    static Stream<Random> randomly() {
        return IntStream.range(0, 50).mapToObj(Random::new);
    }

    @Test
    void a_net_promoter_score_is_two_shares_and_their_difference() {
        assertEquals(List.of("1,436 of 2,746 gave 9 or 10: 52.2942 %", "342 of 2,746 gave 0 to 6: 12.4545 %",
                "52.2942 − 12.4545 = 39.8398"),
                Steps.of(new Nps(), Answers.recommending(342, 968, 1436).unweighted()));
    }

    @Test
    void a_share_is_of_all_or_of_some() {
        assertEquals(List.of("30 of 40 gave 4 or 5: 75 %"),
                Steps.of(new BoxShare(4, 5), Answers.satisfied(30, 40).unweighted()));
        assertEquals(List.of("80 of 100 gave 1 or 2: 80 %", "60 of these 80 gave 2: 75 %"),
                Steps.of(new ShareWithin(2, 2, 1, 2), Answers.counts(20, 60, 20).unweighted()));
        assertEquals(List.of("5 of 10 gave 6 or more: 50 %", "2 of 10 gave 3 or less: 20 %", "50 − 20 = 30"),
                Steps.of(new NetShare(3, 6), Answers.counts(1, 0, 1, 3, 0, 2, 3).unweighted()));
    }

    @Test
    void a_mean_is_a_sum_and_a_number() {
        var answers = Answers.counts(0, 1, 1, 2).unweighted();
        assertEquals(List.of("all values together are 13, of 4 answers: 13 / 4 = 3.25"),
                Steps.of(new MeanScore(1, 5), answers));
        assertEquals(List.of("all values together are 13, of 4 answers: 13 / 4 = 3.25", "(3.25 − 1) / (5 − 1) × 100 = 56.25"),
                Steps.of(new RescaledMean(1, 5), answers));
    }

    @Test
    void what_a_sketch_says_is_said_to_be_near_it() {
        var steps = Steps.of(new Percentile(.5), Amounts.times(1001, 60).distribution().unweighted());
        assertTrue(steps.getFirst().startsWith(
                "of 1,001 values in the order of their size, 50 % are not above this one, which may be 1 % off: "),
                steps::toString);
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void the_last_step_has_the_value(Random random) {
        var answers = Answers.random(random, 40).distribution();
        for (var sample : List.of(answers.unweighted(), answers.weighted())) {
            for (var formula : FORMULAS) {
                var last = Steps.of(formula, sample).getLast();
                var number = last.replaceAll(".*[:=] ", "").replace(" %", "").replace(",", "").replace('−', '-');
                assertEquals(formula.value(sample), Double.parseDouble(number), 0.00006, last);
            }
        }
    }
}
