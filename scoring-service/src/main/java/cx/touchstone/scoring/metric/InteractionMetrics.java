package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Direction.LOWER_IS_BETTER;

import java.util.List;

/** What happened. */
public final class InteractionMetrics {

    public static final List<Metric> ALL = List.of(
            // 2 is for what could not have been resolved at the first contact.
            share("first_contact_resolution", "Resolved at the first contact: 1 yes, 0 no, 2 not possible there",
                    new Scale(0, 2), HIGHER_IS_BETTER),
            share("checkout_abandonment", "Left the checkout before paying", Scale.YES_NO, LOWER_IS_BETTER),
            share("survey_response_rate", "Answered the survey", Scale.YES_NO, HIGHER_IS_BETTER),
            share("on_time_delivery", "Delivered on time", Scale.YES_NO, HIGHER_IS_BETTER));

    private InteractionMetrics() {
    }

    private static Metric share(String key, String name, Scale scale, Direction direction) {
        return new Metric(key, name, Kind.INTERACTION, scale, direction, Aggregation.box(1, 1));
    }
}
