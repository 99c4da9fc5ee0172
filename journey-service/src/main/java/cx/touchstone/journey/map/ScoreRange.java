package cx.touchstone.journey.map;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cx.touchstone.kit.Refusal.Fault;

/**
 * What scores a metric can have. Those of the built-in ones are known here, as the catalogue of metrics documents them: a
 * journey is drawn whether scoring-service is there or not.
 *
 * @param low lowest score; null when there is none
 * @param high highest score; null when there is none
 * @param lowerIsBetter null when neither end is better
 */
public record ScoreRange(BigDecimal low, BigDecimal high, Boolean lowerIsBetter) {

    private static final Map<String, ScoreRange> BUILT_IN = builtIn();

    /** Empty for a metric that is not built in. */
    public static Optional<ScoreRange> of(String metric) {
        return Optional.ofNullable(BUILT_IN.get(metric));
    }

    /** Names a score that the metric cannot have; null is none. */
    public void check(String pointer, String metric, BigDecimal score, List<Fault> faults) {
        if (score != null && (low != null && score.compareTo(low) < 0 || high != null && score.compareTo(high) > 0)) {
            faults.add(new Fault(pointer, "out-of-scale", "Scores of " + metric + " are " + inWords() + "."));
        }
    }

    private String inWords() {
        if (low == null) {
            return high.toPlainString() + " or less";
        }
        return low.toPlainString() + (high == null ? " or more" : " to " + high.toPlainString());
    }

    boolean isBetter(BigDecimal one, BigDecimal other) {
        return lowerIsBetter != null && (lowerIsBetter ? one.compareTo(other) < 0 : one.compareTo(other) > 0);
    }

    private static Map<String, ScoreRange> builtIn() {
        Map<String, ScoreRange> ranges = new HashMap<>();
        add(ranges, -100, 100, false, "nps", "enps", "ces_7_net");
        add(ranges, 0, 100, false, "csat", "csat_7", "csat_10", "ces", "ces_7", "ces_10", "empathy", "empathy_7",
                "review_rating_positive", "first_contact_resolution", "first_contact_resolution_net", "conversion",
                "on_time_delivery", "survey_response_rate", "retention", "mystery_shop_score", "page_ctr");
        add(ranges, 0, 100, true, "churn", "checkout_abandonment");
        add(ranges, 1, 7, false, "ces_7_mean");
        add(ranges, 1, 5, false, "review_rating");
        add(ranges, -1, 1, false, "sentiment");
        add(ranges, 0, null, true, "first_response_time", "response_time", "resolution_time", "call_wait_time",
                "handle_time", "complaint_resolution_time", "complaints", "complaints_per_month",
                "complaints_per_1000_customers");
        add(ranges, 0, null, null, "time_on_site", "social_mentions", "page_views");
        add(ranges, 0, null, false, "order_value", "revenue", "orders", "product_usage", "clv", "review_count",
                "social_followers", "social_likes", "page_clicks", "customers", "new_customers");
        return Map.copyOf(ranges);
    }

    private static void add(Map<String, ScoreRange> ranges, int low, Integer high, Boolean lowerIsBetter, String... metrics) {
        ScoreRange range = new ScoreRange(BigDecimal.valueOf(low), high == null ? null : BigDecimal.valueOf(high),
                lowerIsBetter);
        List.of(metrics).forEach(metric -> ranges.put(metric, range));
    }
}
