package cx.touchstone.scoring.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way is good. */
public enum Direction {
    @JsonProperty("higher-is-better")
    HIGHER_IS_BETTER,
    @JsonProperty("lower-is-better")
    LOWER_IS_BETTER
}
