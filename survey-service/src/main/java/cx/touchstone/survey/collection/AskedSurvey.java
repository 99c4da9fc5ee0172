package cx.touchstone.survey.collection;

import java.util.Map;
import java.util.UUID;

import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.SurveyIsNotReady;
import cx.touchstone.survey.drafting.SurveyStatus;
import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** The version of a survey that is asked now, and whether it is. */
public record AskedSurvey(String tenant, UUID id, SurveyStatus status, int version, String name, Questionnaire questionnaire,
        Map<String, Question> byKey) {

    public static AskedSurvey of(String tenant, Survey survey, SurveyVersion version) {
        return new AskedSurvey(tenant, survey.id(), survey.status(), version.number(), version.name(), version.questionnaire(),
                version.questionnaire().byKey());
    }

    /** Answers are taken only while the survey is open. */
    public AskedSurvey mustBeOpen() {
        if (status != SurveyStatus.OPEN) {
            throw new SurveyIsNotReady("survey-closed", "The survey is closed and takes no more answers.");
        }
        return this;
    }
}
