package cx.touchstone.survey.importing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an import stands. */
public enum ImportStatus {
    /** Its content has not come yet. */
    @JsonProperty("waiting")
    WAITING,
    /** Rows are being taken. */
    @JsonProperty("running")
    RUNNING,
    /** The content broke off or cannot be read on; sending it again goes on behind the last row taken. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** Every row has its result. */
    @JsonProperty("done")
    DONE
}
