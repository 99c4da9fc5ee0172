package cx.touchstone.scoring.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    NET
}
