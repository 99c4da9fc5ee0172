package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Direction.LOWER_IS_BETTER;

import java.util.List;

/** What the customer then did. */
public final class OutcomeMetrics {

    public static final List<Metric> ALL = List.of(
            share("conversion", "Bought, booked or signed", HIGHER_IS_BETTER),
            share("churn", "Left", LOWER_IS_BETTER));

    private OutcomeMetrics() {
    }

    private static Metric share(String key, String name, Direction direction) {
        return new Metric(key, name, Kind.OUTCOME, Scale.YES_NO, direction, Aggregation.box(1, 1));
    }
}
