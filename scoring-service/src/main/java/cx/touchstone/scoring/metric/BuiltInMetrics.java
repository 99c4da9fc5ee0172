package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Aggregation.BOX_SHARE;
import static cx.touchstone.scoring.metric.Aggregation.MEAN;
import static cx.touchstone.scoring.metric.Aggregation.NET;
import static cx.touchstone.scoring.metric.Aggregation.NET_PROMOTER;
import static cx.touchstone.scoring.metric.Aggregation.RESCALED_MEAN;
import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Kind.PERCEPTION;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that every tenant has. Their boxes are conventions, so each scale has a key of its own. */
final class BuiltInMetrics {

    static final Map<String, Metric> ALL = Stream.of(
            perception("nps", "Net Promoter Score", 0, 10, NET_PROMOTER, null, null),
            perception("enps", "Employee Net Promoter Score", 0, 10, NET_PROMOTER, null, null),
            perception("csat", "Customer satisfaction, 1 to 5", 1, 5, BOX_SHARE, 4, 5),
            perception("csat_7", "Customer satisfaction, 1 to 7", 1, 7, BOX_SHARE, 6, 7),
            perception("csat_10", "Customer satisfaction, 1 to 10", 1, 10, BOX_SHARE, 9, 10),
            perception("ces", "Customer effort, 1 difficult to 5 easy", 1, 5, BOX_SHARE, 4, 5),
            perception("ces_7", "Customer effort, 1 difficult to 7 easy", 1, 7, BOX_SHARE, 5, 7),
            perception("ces_7_mean", "Customer effort, mean of 1 difficult to 7 easy", 1, 7, MEAN, null, null),
            perception("ces_7_net", "Customer effort, easy minus difficult, 1 to 7", 1, 7, NET, 3, 6),
            perception("ces_10", "Customer effort, 1 difficult to 10 easy", 1, 10, BOX_SHARE, 9, 10),
            // Statements that one agrees with; of a statement worded the other way round the sender flips the answers.
            perception("empathy", "Empathy index, 1 disagree to 5 agree", 1, 5, RESCALED_MEAN, null, null),
            perception("empathy_7", "Empathy index, 1 disagree to 7 agree", 1, 7, RESCALED_MEAN, null, null))
            .collect(Collectors.toUnmodifiableMap(Metric::key, metric -> metric));

    private BuiltInMetrics() {
    }

    private static Metric perception(String key, String name, int min, int max, Aggregation aggregation, Integer lower,
            Integer upper) {
        return new Metric(key, name, PERCEPTION, new Scale(min, max), HIGHER_IS_BETTER, aggregation, lower, upper);
    }
}
