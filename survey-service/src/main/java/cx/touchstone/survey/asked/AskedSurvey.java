package cx.touchstone.survey.asked;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.SurveyIsNotReady;
import cx.touchstone.survey.drafting.SurveyStatus;
import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Settings;

/**
 * A version of a survey to be answered, and whether it may be.
 *
 * @param version that is answered: the newest, or an older one that somebody had open
 * @param namedAttributes of which its conditions and texts speak
 * @param settings of the newest version, whichever is answered: they say how answers are taken now
 * @param newest number of the newest version
 */
public record AskedSurvey(String tenant, UUID id, SurveyStatus status, int version, String name, Questionnaire questionnaire,
        Map<String, Question> byKey, Set<String> namedAttributes, Settings settings, int newest) {

    public static AskedSurvey of(String tenant, Survey survey, SurveyVersion newest) {
        return of(tenant, survey.id(), survey.status(), newest.number(), newest.name(), newest.questionnaire());
    }

    /** Of the newest version. */
    public static AskedSurvey of(String tenant, UUID id, SurveyStatus status, int version, String name,
            Questionnaire questionnaire) {
        return new AskedSurvey(tenant, id, status, version, name, questionnaire, questionnaire.byKey(),
                NamedAttributes.of(questionnaire), questionnaire.settings(), version);
    }

    /** The same survey for somebody who has another version open. */
    AskedSurvey in(SurveyVersion other) {
        return new AskedSurvey(tenant, id, status, other.number(), other.name(), other.questionnaire(),
                other.questionnaire().byKey(), NamedAttributes.of(other.questionnaire()), settings, newest);
    }

    /** Answers are taken only while the survey is open. */
    public AskedSurvey mustBeOpen() {
        return mustBeOpen(Instant.now());
    }

    /** Answers are taken only while the survey is open, and before its closing time. */
    public AskedSurvey mustBeOpen(Instant now) {
        if (status != SurveyStatus.OPEN || settings.closesAt() != null && !now.isBefore(settings.closesAt())) {
            throw new SurveyIsNotReady("survey-closed", "The survey is closed and takes no more answers.");
        }
        return this;
    }

    /** Whether nothing may be kept that tells who answered: as the respondent was told, or as it is wanted now. */
    public boolean isAnonymous() {
        return settings.hidesRespondents() || questionnaire.settings().hidesRespondents();
    }
}
