package cx.touchstone.survey.drafting;

import cx.touchstone.kit.Refusal;

/** There is no such survey or version for this tenant, or nothing behind this link. */
public class SurveyIsUnknown extends Refusal {
    public SurveyIsUnknown() {
        super(Kind.UNKNOWN, "survey-unknown", "There is no such survey.");
    }
}
