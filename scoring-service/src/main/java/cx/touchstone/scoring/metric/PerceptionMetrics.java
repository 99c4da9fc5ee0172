package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Aggregation.Type.MEAN;
import static cx.touchstone.scoring.metric.Aggregation.Type.NET_PROMOTER;
import static cx.touchstone.scoring.metric.Aggregation.Type.RESCALED_MEAN;

import java.math.BigDecimal;
import java.util.List;

/** How it felt. Boxes are conventions, so each scale has a key of its own. */
public final class PerceptionMetrics {

    private static final Metric EFFORT = rated("ces_7", "Customer effort, 1 difficult to 7 easy", 1, 7, Aggregation.box(5, 7));
    private static final Metric STARS = rated("review_rating", "Stars of public reviews, 1 to 5", 1, 5, Aggregation.of(MEAN));

    public static final List<Metric> ALL = List.of(
            rated("nps", "Net Promoter Score", 0, 10, Aggregation.of(NET_PROMOTER)),
            rated("enps", "Employee Net Promoter Score", 0, 10, Aggregation.of(NET_PROMOTER)),
            rated("csat", "Customer satisfaction, 1 to 5", 1, 5, Aggregation.box(4, 5)),
            rated("csat_7", "Customer satisfaction, 1 to 7", 1, 7, Aggregation.box(6, 7)),
            rated("csat_10", "Customer satisfaction, 1 to 10", 1, 10, Aggregation.box(9, 10)),
            rated("ces", "Customer effort, 1 difficult to 5 easy", 1, 5, Aggregation.box(4, 5)),
            EFFORT,
            rated("ces_7_mean", "Customer effort, mean of 1 difficult to 7 easy", 1, 7, Aggregation.of(MEAN))
                    .lookingAt(EFFORT),
            rated("ces_7_net", "Customer effort, easy minus difficult, 1 to 7", 1, 7, Aggregation.net(3, 6))
                    .lookingAt(EFFORT),
            rated("ces_10", "Customer effort, 1 difficult to 10 easy", 1, 10, Aggregation.box(9, 10)),
            // Statements that one agrees with; of a statement worded the other way round the sender flips the answers.
            rated("empathy", "Empathy index, 1 disagree to 5 agree", 1, 5, Aggregation.of(RESCALED_MEAN)),
            rated("empathy_7", "Empathy index, 1 disagree to 7 agree", 1, 7, Aggregation.of(RESCALED_MEAN)),
            felt("sentiment", "Sentiment of what was written, −1 bad to 1 good",
                    new Amount(Amount.Type.DECIMAL, BigDecimal.ONE.negate(), BigDecimal.ONE), Aggregation.of(MEAN)),
            STARS,
            rated("review_rating_positive", "Public reviews with four or five stars", 1, 5, Aggregation.box(4, 5))
                    .lookingAt(STARS));

    private PerceptionMetrics() {
    }

    private static Metric rated(String key, String name, int min, int max, Aggregation aggregation) {
        return felt(key, name, new Scale(min, max), aggregation);
    }

    private static Metric felt(String key, String name, Measure measure, Aggregation aggregation) {
        return new Metric(key, name, Kind.PERCEPTION, measure, Direction.HIGHER_IS_BETTER, aggregation);
    }
}
