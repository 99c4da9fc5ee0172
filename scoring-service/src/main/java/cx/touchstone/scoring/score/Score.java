package cx.touchstone.scoring.score;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.score.ScoreQuestion.Segment;

/**
 * What was answered by one group, or that it must not be told.
 *
 * @param touchpoint where; null when touchpoints are counted together
 * @param segment by whom; null for everybody
 * @param answers empty when withheld
 * @param before answers of the comparison period; empty when there is none, nobody answered, or they are withheld
 * @param target the score to reach at this touchpoint
 */
public record Score(Metric metric, String touchpoint, Segment segment, Optional<Distribution> answers,
        Optional<Distribution> before, OptionalDouble target) {

    public boolean isWithheld() {
        return answers.isEmpty();
    }
}
