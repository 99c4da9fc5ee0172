package cx.touchstone.survey.participation;

import cx.touchstone.kit.Refusal;

/** The survey has as many responses as it takes. */
public final class SurveyIsFull extends Refusal {
    public SurveyIsFull() {
        super(Kind.CONFLICT, "survey-full", "The survey has all the responses that it takes.");
    }
}
