package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Aggregation.Type.COUNT;
import static cx.touchstone.scoring.metric.Aggregation.Type.CUSTOMER_VALUE;
import static cx.touchstone.scoring.metric.Aggregation.Type.LAST_VALUE;
import static cx.touchstone.scoring.metric.Aggregation.Type.MEAN;
import static cx.touchstone.scoring.metric.Aggregation.Type.RATIO;
import static cx.touchstone.scoring.metric.Aggregation.Type.RETENTION;
import static cx.touchstone.scoring.metric.Aggregation.Type.SUM;
import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Direction.LOWER_IS_BETTER;

import java.math.BigDecimal;
import java.util.List;

import cx.touchstone.scoring.metric.Aggregation.Parts;

/** What the customer then did. */
public final class OutcomeMetrics {

    private static final Metric COMPLAINT_RESOLUTION = outcome("complaint_resolution_time", "Time to resolve a complaint",
            Amount.DURATION, LOWER_IS_BETTER, Aggregation.median()).countingBusinessHoursBeside();
    private static final Metric ORDER = outcome("order_value", "Value of an order", Amount.MONEY, HIGHER_IS_BETTER,
            Aggregation.of(MEAN));

    private static final Metric COMPLAINTS = outcome("complaints", "Complaints", Amount.COUNT, LOWER_IS_BETTER,
            Aggregation.of(COUNT));

    public static final List<Metric> ALL = List.of(
            COMPLAINTS,
            outcome("complaints_per_month", "Complaints in a month", Amount.COUNT, LOWER_IS_BETTER, Aggregation.monthly())
                    .lookingAt(COMPLAINTS),
            outcome("complaints_per_1000_customers", "Complaints for every thousand customers", null, LOWER_IS_BETTER,
                    Aggregation.of(RATIO, new Parts("complaints", "customers", BigDecimal.valueOf(1000), true))),
            COMPLAINT_RESOLUTION, COMPLAINT_RESOLUTION.inBusinessHours(),
            outcome("churn", "Left", Scale.YES_NO, LOWER_IS_BETTER, Aggregation.box(1, 1)),
            outcome("conversion", "Bought, booked or signed", Scale.YES_NO, HIGHER_IS_BETTER, Aggregation.box(1, 1)),
            ORDER,
            outcome("revenue", "Value of all orders", Amount.MONEY, HIGHER_IS_BETTER, Aggregation.of(SUM)).lookingAt(ORDER),
            outcome("orders", "Orders", Amount.MONEY, HIGHER_IS_BETTER, Aggregation.of(COUNT)).lookingAt(ORDER),
            outcome("product_usage", "How often the product was used", Amount.COUNT, HIGHER_IS_BETTER, Aggregation.of(MEAN)),
            outcome("clv", "What a customer is worth within a year", null, HIGHER_IS_BETTER,
                    Aggregation.of(CUSTOMER_VALUE, new Parts("order_value", null, null, false))),
            last("customers", "Customers"),
            sum("new_customers", "Customers who joined"),
            outcome("retention", "Customers who stayed", null, HIGHER_IS_BETTER,
                    Aggregation.of(RETENTION, new Parts("customers", "new_customers", null, false))).ofNobody(),
            last("social_followers", "Followers in social networks"),
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

    private static Metric last(String key, String name) {
        return outcome(key, name, Amount.COUNT, HIGHER_IS_BETTER, Aggregation.of(LAST_VALUE)).ofNobody();
    }
}
