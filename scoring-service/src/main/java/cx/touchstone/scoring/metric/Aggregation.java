package cx.touchstone.scoring.metric;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.Occurrences;
import cx.touchstone.scoring.formula.amount.Percentile;
import cx.touchstone.scoring.formula.amount.RatePer;
import cx.touchstone.scoring.formula.amount.Ratio;
import cx.touchstone.scoring.formula.amount.RescaledMean;
import cx.touchstone.scoring.formula.amount.Sum;
import cx.touchstone.scoring.formula.share.BoxShare;
import cx.touchstone.scoring.formula.share.NetShare;
import cx.touchstone.scoring.formula.share.Nps;
import cx.touchstone.scoring.formula.share.ShareWithin;
import cx.touchstone.scoring.metric.Calculation.LastValue;
import cx.touchstone.scoring.metric.Calculation.OfAnswers;
import cx.touchstone.scoring.metric.Calculation.OfCustomers;
import cx.touchstone.scoring.metric.Calculation.OfPurchases;
import cx.touchstone.scoring.metric.Calculation.OfTwo;
import cx.touchstone.scoring.metric.Calculation.PerTime;

/**
 * How the answers of a metric become one number.
 *
 * @param lower first bound: lowest value in the box, or highest negative value; null where there is none
 * @param upper second bound: highest value in the box, or lowest positive value; null where there is none
 * @param amongFrom lowest value among which the share of a box is taken; null for all
 * @param amongTo highest value among which the share of a box is taken; null for all
 * @param percentile above 0 and below 100; null but for percentiles
 * @param per stretch of time that a rate is told for; null but for rates
 * @param parts metrics that it is made of; null when it is made of its own observations
 */
public record Aggregation(Type type, Integer lower, Integer upper, Integer amongFrom, Integer amongTo, BigDecimal percentile,
        Per per, Parts parts) {

    /** A stretch of time. */
    @Schema(name = "RatePeriod")
    public enum Per {
        /** A day. */
        @JsonProperty("P1D")
        DAY(RatePer.DAY),
        /** Seven days. */
        @JsonProperty("P1W")
        WEEK(RatePer.WEEK),
        /** The mean month of the calendar. */
        @JsonProperty("P1M")
        MONTH(RatePer.MONTH),
        /** The mean year of the calendar. */
        @JsonProperty("P1Y")
        YEAR(RatePer.YEAR);

        private final RatePer rate;

        Per(RatePer rate) {
            this.rate = rate;
        }
    }

    /**
     * Two metrics, one measured by the other.
     *
     * @param numerator key of the one that is measured, or of the only one
     * @param denominator key of the one that it is measured by; null when there is none
     * @param times for how many of the denominator; null when it does not matter
     * @param counted whether the numerator counts what happens and the denominator is known and does not vary
     */
    public record Parts(String numerator, String denominator, BigDecimal times, boolean counted) {

        public Parts {
            times = times == null ? null : times.stripTrailingZeros();
        }
    }

    /** The ways that there are. */
    @Schema(name = "Aggregation")
    public enum Type {
        /** Promoters (9–10) minus detractors (0–6) of 0–10. */
        @JsonProperty("net-promoter")
        NET_PROMOTER(true),
        /** Share of the answers between two values. */
        @JsonProperty("box-share")
        BOX_SHARE(true),
        /** Arithmetic mean. */
        @JsonProperty("mean")
        MEAN(false),
        /** Arithmetic mean, moved to 0 to 100 by the ends of the scale. */
        @JsonProperty("rescaled-mean")
        RESCALED_MEAN(true),
        /** Share of the upper end of the scale minus share of its lower end. */
        @JsonProperty("net")
        NET(true),
        /** Sum of all values. */
        @JsonProperty("sum")
        SUM(false),
        /** How often it happened: the sum of values that are counts, the number of observations of any others. */
        @JsonProperty("count")
        COUNT(false),
        /** The value that a share of the answers does not exceed. */
        @JsonProperty("percentile")
        PERCENTILE(false),
        /** How often it happened in a day, a week, a month or a year. */
        @JsonProperty("rate-per")
        RATE_PER(false),
        /** What was observed last, added up over all of which something was. */
        @JsonProperty("last-value")
        LAST_VALUE(false),
        /** The sum of one metric divided by that of another. */
        @JsonProperty("ratio")
        RATIO(false),
        /** Share of the customers who stayed; built in. */
        @JsonProperty("retention")
        RETENTION(false),
        /** What customers are worth by what they bought; built in. */
        @JsonProperty("customer-value")
        CUSTOMER_VALUE(false);

        private final boolean ofScale;

        Type(boolean ofScale) {
            this.ofScale = ofScale;
        }

        /** Whether it makes sense on a scale only. */
        public boolean needsScale() {
            return ofScale;
        }
    }

    public Aggregation {
        percentile = percentile == null ? null : percentile.stripTrailingZeros();
    }

    static Aggregation of(Type type) {
        return new Aggregation(type, null, null, null, null, null, null, null);
    }

    static Aggregation box(int from, int to) {
        return new Aggregation(Type.BOX_SHARE, from, to, null, null, null, null, null);
    }

    Aggregation among(int from, int to) {
        return new Aggregation(type, lower, upper, from, to, percentile, per, parts);
    }

    static Aggregation net(int negativeTo, int positiveFrom) {
        return new Aggregation(Type.NET, negativeTo, positiveFrom, null, null, null, null, null);
    }

    static Aggregation monthly() {
        return new Aggregation(Type.RATE_PER, null, null, null, null, null, Per.MONTH, null);
    }

    static Aggregation of(Type type, Parts parts) {
        return new Aggregation(type, null, null, null, null, null, null, parts);
    }

    static Aggregation median() {
        return new Aggregation(Type.PERCENTILE, null, null, null, null, BigDecimal.valueOf(50), null, null);
    }

    Calculation calculation(Measure measure) {
        return switch (type) {
            case NET_PROMOTER -> new OfAnswers(new Nps());
            case BOX_SHARE -> new OfAnswers(amongFrom == null ? new BoxShare(lower, upper)
                    : new ShareWithin(lower, upper, amongFrom, amongTo));
            case MEAN -> new OfAnswers(new MeanScore(measure.low(), measure.high()));
            case RESCALED_MEAN -> new OfAnswers(rescaledMean((Scale) measure));
            case NET -> new OfAnswers(new NetShare(lower, upper));
            case SUM -> new OfAnswers(new Sum(measure.low() < 0));
            case COUNT -> new OfAnswers(new Occurrences(!isCount(measure)));
            case PERCENTILE -> new OfAnswers(new Percentile(percentile.movePointLeft(2).doubleValue()));
            case RATE_PER -> new PerTime(per.rate.ofAny(!isCount(measure)));
            case LAST_VALUE -> new LastValue();
            case RATIO -> new OfTwo(new Ratio(parts.times.doubleValue(), parts.counted), parts.numerator, parts.denominator);
            case RETENTION -> new OfCustomers(parts.numerator, parts.denominator);
            case CUSTOMER_VALUE -> new OfPurchases(parts.numerator);
        };
    }

    private static RescaledMean rescaledMean(Scale scale) {
        return new RescaledMean(scale.min(), scale.max());
    }

    private static boolean isCount(Measure measure) {
        return measure instanceof Amount amount && amount.type() == Amount.Type.COUNT;
    }
}
