package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Kind.PERCEPTION;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cx.touchstone.scoring.formula.BoxShare;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.MeanScore;
import cx.touchstone.scoring.formula.NetShare;
import cx.touchstone.scoring.formula.Nps;
import cx.touchstone.scoring.formula.RescaledMean;

/** The metrics that every tenant has. Their boxes are conventions, so each scale has a key of its own. */
final class BuiltInMetrics {

    static final Map<String, Metric> ALL = Stream.of(
            perception("nps", "Net Promoter Score", 0, 10, new Nps()),
            perception("enps", "Employee Net Promoter Score", 0, 10, new Nps()),
            perception("csat", "Customer satisfaction, 1 to 5", 1, 5, new BoxShare(4, 5)),
            perception("csat_7", "Customer satisfaction, 1 to 7", 1, 7, new BoxShare(6, 7)),
            perception("csat_10", "Customer satisfaction, 1 to 10", 1, 10, new BoxShare(9, 10)),
            perception("ces", "Customer effort, 1 difficult to 5 easy", 1, 5, new BoxShare(4, 5)),
            perception("ces_7", "Customer effort, 1 difficult to 7 easy", 1, 7, new BoxShare(5, 7)),
            perception("ces_7_mean", "Customer effort, mean of 1 difficult to 7 easy", 1, 7, new MeanScore(1, 7)),
            perception("ces_7_net", "Customer effort, easy minus difficult, 1 to 7", 1, 7, new NetShare(3, 6)),
            perception("ces_10", "Customer effort, 1 difficult to 10 easy", 1, 10, new BoxShare(9, 10)),
            // Statements that one agrees with; of a statement worded the other way round the sender flips the answers.
            perception("empathy", "Empathy index, 1 disagree to 5 agree", 1, 5, new RescaledMean(1, 5)),
            perception("empathy_7", "Empathy index, 1 disagree to 7 agree", 1, 7, new RescaledMean(1, 7)))
            .collect(Collectors.toUnmodifiableMap(Metric::key, metric -> metric));

    private BuiltInMetrics() {
    }

    private static Metric perception(String key, String name, int min, int max, Formula formula) {
        return new Metric(key, name, PERCEPTION, new Scale(min, max), HIGHER_IS_BETTER, formula);
    }
}
