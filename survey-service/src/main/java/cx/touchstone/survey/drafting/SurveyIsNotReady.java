package cx.touchstone.survey.drafting;

import cx.touchstone.kit.Refusal;

/** The survey's present state does not allow what was asked for. */
public class SurveyIsNotReady extends Refusal {
    public SurveyIsNotReady(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }
}
