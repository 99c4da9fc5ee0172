package cx.touchstone.scoring.metric;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.Occurrences;
import cx.touchstone.scoring.formula.amount.Percentile;
import cx.touchstone.scoring.formula.amount.RescaledMean;
import cx.touchstone.scoring.formula.amount.Sum;
import cx.touchstone.scoring.formula.share.BoxShare;
import cx.touchstone.scoring.formula.share.NetShare;
import cx.touchstone.scoring.formula.share.Nps;
import cx.touchstone.scoring.formula.share.ShareWithin;
import cx.touchstone.scoring.metric.Calculation.OfAnswers;

/**
 * How the answers of a metric become one number.
 *
 * @param lower first bound: lowest value in the box, or highest negative value; null where there is none
 * @param upper second bound: highest value in the box, or lowest positive value; null where there is none
 * @param amongFrom lowest value among which the share of a box is taken; null for all
 * @param amongTo highest value among which the share of a box is taken; null for all
 * @param percentile above 0 and below 100; null but for percentiles
 */
public record Aggregation(Type type, Integer lower, Integer upper, Integer amongFrom, Integer amongTo, BigDecimal percentile) {

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
        PERCENTILE(false);

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
        return new Aggregation(type, null, null, null, null, null);
    }

    static Aggregation box(int from, int to) {
        return new Aggregation(Type.BOX_SHARE, from, to, null, null, null);
    }

    Aggregation among(int from, int to) {
        return new Aggregation(type, lower, upper, from, to, percentile);
    }

    static Aggregation net(int negativeTo, int positiveFrom) {
        return new Aggregation(Type.NET, negativeTo, positiveFrom, null, null, null);
    }

    static Aggregation median() {
        return new Aggregation(Type.PERCENTILE, null, null, null, null, BigDecimal.valueOf(50));
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
        };
    }

    private static RescaledMean rescaledMean(Scale scale) {
        return new RescaledMean(scale.min(), scale.max());
    }

    private static boolean isCount(Measure measure) {
        return measure instanceof Amount amount && amount.type() == Amount.Type.COUNT;
    }
}
