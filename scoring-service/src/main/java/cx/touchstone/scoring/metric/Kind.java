package cx.touchstone.scoring.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of thing a metric measures. */
public enum Kind {
    /** What happened: a reply after two hours. */
    @JsonProperty("interaction")
    INTERACTION,
    /** How it felt: a rating. */
    @JsonProperty("perception")
    PERCEPTION,
    /** What the customer then did: bought again, left. */
    @JsonProperty("outcome")
    OUTCOME
}
