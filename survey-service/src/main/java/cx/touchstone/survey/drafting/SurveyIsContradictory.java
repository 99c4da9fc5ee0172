package cx.touchstone.survey.drafting;

import java.util.List;

import cx.touchstone.kit.Refusal;

/** The questionnaire contradicts itself: a key used twice, a scale that its type does not have. */
public class SurveyIsContradictory extends Refusal {
    public SurveyIsContradictory(List<Fault> faults) {
        super(Kind.INVALID, "survey-contradictory", "The questionnaire contradicts itself.", faults);
    }
}
