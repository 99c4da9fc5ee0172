package cx.touchstone.survey.reading;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.drafting.SurveyStatus;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** Surveys whose responses files hold. */
public final class AnsweredSurvey {

    public static final ObjectMapper JSON = new ObjectMapper();

    /** A question of every type. */
    public static final String OF_EVERY_TYPE = """
            {"name": "All", "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "?"}},
              {"key": "taxis", "type": "matrix", "scale": 5, "text": {"en": "?"}, "rows": [
                {"key": "wait", "text": {"en": "?"}}, {"key": "price", "text": {"en": "?"}}]},
              {"key": "purpose", "type": "single-choice", "other": true, "text": {"en": "?"}, "options": [
                {"key": "work", "text": {"en": "?"}}, {"key": "fun", "text": {"en": "?"}}]},
              {"key": "used", "type": "multiple-choice", "other": true, "text": {"en": "?"}, "options": [
                {"key": "shop", "text": {"en": "?"}}, {"key": "bar", "text": {"en": "?"}}, {"key": "wifi", "text": {"en": "?"}}]},
              {"key": "best", "type": "ranking", "text": {"en": "?"}, "options": [
                {"key": "a", "text": {"en": "?"}}, {"key": "b", "text": {"en": "?"}}, {"key": "c", "text": {"en": "?"}}]},
              {"key": "why", "type": "open-text", "text": {"en": "?"}},
              {"key": "paid", "type": "number", "decimals": 2, "text": {"en": "?"}},
              {"key": "day", "type": "date", "text": {"en": "?"}},
              {"key": "again", "type": "yes-no", "text": {"en": "?"}},
              {"key": "contact", "type": "consent", "text": {"en": "?"}}]}""";

    private AnsweredSurvey() {
    }

    /** The second of two versions; the first one had only its first question. */
    public static AnsweredVersions versions(String survey) throws JsonProcessingException {
        Questionnaire newest = JSON.readValue(survey, Questionnaire.class);
        Questionnaire first = new Questionnaire(newest.name(), null, null, null, null, null, newest.questions().subList(0, 1),
                null,
                null, newest.settings());
        return new AnsweredVersions(asked(2, newest), number -> Optional.of(asked(number, number == 1 ? first : newest)));
    }

    private static AskedSurvey asked(int version, Questionnaire questionnaire) {
        return AskedSurvey.of("t", UUID.randomUUID(), SurveyStatus.OPEN, version, questionnaire.name(), questionnaire);
    }
}
