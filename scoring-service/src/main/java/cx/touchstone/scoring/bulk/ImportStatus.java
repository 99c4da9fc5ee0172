package cx.touchstone.scoring.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an import stands. */
public enum ImportStatus {
    /** Its content has not come yet. */
    @JsonProperty("waiting")
    WAITING,
    /** Rows are being taken. */
    @JsonProperty("running")
    RUNNING,
    /** The content broke off; sending it again goes on behind the last row taken. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** All rows have been taken. */
    @JsonProperty("done")
    DONE
}
