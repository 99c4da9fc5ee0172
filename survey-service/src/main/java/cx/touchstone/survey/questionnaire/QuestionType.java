package cx.touchstone.survey.questionnaire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a question is asked and answered. */
public enum QuestionType {
    /** "How likely are you to recommend us?", 0 to 10. */
    @JsonProperty("nps")
    NPS,
    /** Satisfaction, 1 to 5, 7 or 10; the highest is the best. */
    @JsonProperty("csat")
    CSAT,
    /** Ease, 1 to 5, 7 or 10; the highest is the easiest. */
    @JsonProperty("ces")
    CES,
    /** Any other rating from 1 up, for a metric of the tenant's own. */
    @JsonProperty("rating")
    RATING,
    /** One of the options. */
    @JsonProperty("single-choice")
    SINGLE_CHOICE,
    /** The respondent's own words. */
    @JsonProperty("open-text")
    OPEN_TEXT
}
