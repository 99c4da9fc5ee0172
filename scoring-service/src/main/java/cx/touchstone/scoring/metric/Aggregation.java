package cx.touchstone.scoring.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.RescaledMean;
import cx.touchstone.scoring.formula.share.BoxShare;
import cx.touchstone.scoring.formula.share.NetShare;
import cx.touchstone.scoring.formula.share.Nps;

/** How the answers of a metric become one number. */
public enum Aggregation {
    /** Promoters (9–10) minus detractors (0–6) of 0–10. */
    @JsonProperty("net-promoter")
    NET_PROMOTER,
    /** Share of the answers between two values. */
    @JsonProperty("box-share")
    BOX_SHARE,
    /** Arithmetic mean. */
    @JsonProperty("mean")
    MEAN,
    /** Arithmetic mean, moved to 0 to 100 by the ends of the scale. */
    @JsonProperty("rescaled-mean")
    RESCALED_MEAN,
    /** Share of the upper end of the scale minus share of its lower end. */
    @JsonProperty("net")
    NET;

    /**
     * The formula of this aggregation.
     *
     * @param lower first bound: lowest value in the box, or highest negative value; null where there is none
     * @param upper second bound: highest value in the box, or lowest positive value; null where there is none
     */
    Formula formula(Scale scale, Integer lower, Integer upper) {
        return switch (this) {
            case NET_PROMOTER -> new Nps();
            case BOX_SHARE -> new BoxShare(lower, upper);
            case MEAN -> new MeanScore(scale.min(), scale.max());
            case RESCALED_MEAN -> new RescaledMean(scale.min(), scale.max());
            case NET -> new NetShare(lower, upper);
        };
    }
}
