package cx.touchstone.survey.drafting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a survey stands. */
public enum SurveyStatus {
    /** Never published: nobody can answer. */
    @JsonProperty("draft")
    DRAFT,
    /** The newest version is asked. */
    @JsonProperty("open")
    OPEN,
    /** Takes no answers, keeps those it has. */
    @JsonProperty("closed")
    CLOSED
}
