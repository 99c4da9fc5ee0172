package cx.touchstone.survey.publishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cx.touchstone.survey.questionnaire.Question;

/** A survey as it was published under a number; never changes. */
public record SurveyVersionView(UUID surveyId, int version, String name, List<Question> questions, Instant publishedAt) {

    static SurveyVersionView of(SurveyVersion version) {
        return new SurveyVersionView(version.surveyId, version.number, version.name, version.questionnaire.questions(),
                version.publishedAt);
    }
}
