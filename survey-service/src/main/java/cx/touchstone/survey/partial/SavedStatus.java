package cx.touchstone.survey.partial;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has become of a saved response. */
public enum SavedStatus {
    /** Being answered; it counts for nothing yet. */
    @JsonProperty("started")
    STARTED,
    /** Left for long, and counted as far as it goes; it can still be completed. */
    @JsonProperty("partial")
    PARTIAL,
    @JsonProperty("complete")
    COMPLETE
}
