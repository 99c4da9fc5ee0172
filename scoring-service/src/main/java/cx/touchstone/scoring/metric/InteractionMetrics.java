package cx.touchstone.scoring.metric;

import static cx.touchstone.scoring.metric.Direction.HIGHER_IS_BETTER;
import static cx.touchstone.scoring.metric.Direction.LOWER_IS_BETTER;

import java.math.BigDecimal;
import java.util.List;

import cx.touchstone.scoring.metric.Aggregation.Parts;

/** What happened. */
public final class InteractionMetrics {

    private static final Metric FIRST_RESPONSE = duration("first_response_time", "Time to the first reply")
            .countingBusinessHoursBeside();
    private static final Metric RESPONSE = duration("response_time", "Time to a later reply").countingBusinessHoursBeside();
    private static final Metric RESOLUTION = duration("resolution_time", "Time to resolution").countingBusinessHoursBeside();
    private static final Metric WAIT = duration("call_wait_time", "Waiting on the phone").countingBusinessHoursBeside();
    // 2 is for what could not have been resolved at the first contact.
    private static final Metric FIRST_CONTACT = share("first_contact_resolution",
            "Resolved at the first contact: 1 yes, 0 no, 2 not possible there", new Scale(0, 2), HIGHER_IS_BETTER);

    public static final List<Metric> ALL = List.of(
            FIRST_RESPONSE, FIRST_RESPONSE.inBusinessHours(), RESPONSE, RESPONSE.inBusinessHours(),
            RESOLUTION, RESOLUTION.inBusinessHours(), WAIT, WAIT.inBusinessHours(),
            duration("handle_time", "Time that handling took"),
            new Metric("time_on_site", "Time on the site", Kind.INTERACTION, Amount.DURATION, HIGHER_IS_BETTER,
                    Aggregation.median()),
            FIRST_CONTACT,
            new Metric("first_contact_resolution_net", "Resolved at the first contact, of what could be", Kind.INTERACTION,
                    FIRST_CONTACT.measure(), HIGHER_IS_BETTER, Aggregation.box(1, 1).among(0, 1)).lookingAt(FIRST_CONTACT),
            share("checkout_abandonment", "Left the checkout before paying", Scale.YES_NO, LOWER_IS_BETTER),
            share("survey_response_rate", "Answered the survey", Scale.YES_NO, HIGHER_IS_BETTER),
            share("on_time_delivery", "Delivered on time", Scale.YES_NO, HIGHER_IS_BETTER),
            new Metric("mystery_shop_score", "What a mystery shopper saw, 0 to 100", Kind.INTERACTION,
                    new Amount(Amount.Type.DECIMAL, BigDecimal.ZERO, BigDecimal.valueOf(100)), HIGHER_IS_BETTER,
                    Aggregation.of(Aggregation.Type.MEAN)).ofNobody(),
            count("page_views", "Pages shown"),
            count("page_clicks", "Clicks on what pages offer"),
            new Metric("page_ctr", "Clicks for every hundred pages shown", Kind.INTERACTION, null, HIGHER_IS_BETTER,
                    Aggregation.of(Aggregation.Type.RATIO,
                            new Parts("page_clicks", "page_views", BigDecimal.valueOf(100), false)))
                    .ofNobody());

    private InteractionMetrics() {
    }

    private static Metric duration(String key, String name) {
        return new Metric(key, name, Kind.INTERACTION, Amount.DURATION, LOWER_IS_BETTER, Aggregation.median());
    }

    private static Metric share(String key, String name, Scale scale, Direction direction) {
        return new Metric(key, name, Kind.INTERACTION, scale, direction, Aggregation.box(1, 1));
    }

    private static Metric count(String key, String name) {
        return new Metric(key, name, Kind.INTERACTION, Amount.COUNT, HIGHER_IS_BETTER, Aggregation.of(Aggregation.Type.SUM))
                .ofNobody();
    }
}
