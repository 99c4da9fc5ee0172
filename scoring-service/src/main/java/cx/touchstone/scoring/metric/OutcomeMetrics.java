package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Aggregation.Type.COUNT;
import static cx.touchstone.scoring.metric.Aggregation.Type.MEAN;
import static cx.touchstone.scoring.metric.Aggregation.Type.SUM;
import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Direction.LOWER_IS_BETTER;

import java.util.List;

/** What the customer then did. */
public final class OutcomeMetrics {

    private static final Metric COMPLAINT_RESOLUTION = outcome("complaint_resolution_time", "Time to resolve a complaint",
            Amount.DURATION, LOWER_IS_BETTER, Aggregation.median()).countingBusinessHoursBeside();
    private static final Metric ORDER = outcome("order_value", "Value of an order", Amount.MONEY, HIGHER_IS_BETTER,
            Aggregation.of(MEAN));

    public static final List<Metric> ALL = List.of(
            outcome("complaints", "Complaints", Amount.COUNT, LOWER_IS_BETTER, Aggregation.of(COUNT)),
            COMPLAINT_RESOLUTION, COMPLAINT_RESOLUTION.inBusinessHours(),
            outcome("churn", "Left", Scale.YES_NO, LOWER_IS_BETTER, Aggregation.box(1, 1)),
            outcome("conversion", "Bought, booked or signed", Scale.YES_NO, HIGHER_IS_BETTER, Aggregation.box(1, 1)),
            ORDER,
            outcome("revenue", "Value of all orders", Amount.MONEY, HIGHER_IS_BETTER, Aggregation.of(SUM)).lookingAt(ORDER),
            outcome("orders", "Orders", Amount.MONEY, HIGHER_IS_BETTER, Aggregation.of(COUNT)).lookingAt(ORDER),
            outcome("product_usage", "How often the product was used", Amount.COUNT, HIGHER_IS_BETTER, Aggregation.of(MEAN)),
            sum("new_customers", "Customers who joined"),
            sum("review_count", "Public reviews"),
            sum("social_mentions", "Mentions in social networks"),
            sum("social_likes", "Likes in social networks"));

    private OutcomeMetrics() {
    }

    private static Metric outcome(String key, String name, Measure measure, Direction direction, Aggregation aggregation) {
        return new Metric(key, name, Kind.OUTCOME, measure, direction, aggregation);
    }

    private static Metric sum(String key, String name) {
        return outcome(key, name, Amount.COUNT, HIGHER_IS_BETTER, Aggregation.of(SUM)).ofNobody();
    }
}
