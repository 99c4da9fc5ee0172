package cx.touchstone.survey.questionnaire;

import java.util.EnumSet;
import java.util.Set;

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
    /** Agreement with a statement about being understood, 1 to 5 or 7; a reverse item agrees with the opposite. */
    @JsonProperty("empathy")
    EMPATHY,
    /** Any other rating from 1 up, for a metric of the tenant's own. */
    @JsonProperty("rating")
    RATING,
    /** Several ratings on one scale, one for each row. */
    @JsonProperty("matrix")
    MATRIX,
    /** One of the options. */
    @JsonProperty("single-choice")
    SINGLE_CHOICE,
    /** Some of the options. */
    @JsonProperty("multiple-choice")
    MULTIPLE_CHOICE,
    /** All of the options, the best first. */
    @JsonProperty("ranking")
    RANKING,
    /** The respondent's own words. */
    @JsonProperty("open-text")
    OPEN_TEXT,
    /** A number. */
    @JsonProperty("number")
    NUMBER,
    /** A day of the calendar. */
    @JsonProperty("date")
    DATE,
    /** Yes (true) or no (false). */
    @JsonProperty("yes-no")
    YES_NO,
    /** A box to tick: true when the respondent agrees; where it is required, only true will do. */
    @JsonProperty("consent")
    CONSENT,
    /** Something to read; it has no answer. */
    @JsonProperty("statement")
    STATEMENT;

    private static final Set<QuestionType> RATED = EnumSet.of(NPS, CSAT, CES, EMPATHY, RATING);
    private static final Set<QuestionType> OF_OPTIONS = EnumSet.of(SINGLE_CHOICE, MULTIPLE_CHOICE, RANKING);

    /** Answered by one whole number on the question's scale. */
    public boolean isRated() {
        return RATED.contains(this);
    }

    /** Answered by options. */
    public boolean hasOptions() {
        return OF_OPTIONS.contains(this);
    }

    /** Whether there is anything to answer. */
    public boolean isAnswered() {
        return this != STATEMENT;
    }
}
