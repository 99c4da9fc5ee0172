package cx.touchstone.survey.collection;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;

/** A survey as its respondent may see it: what is asked, not what it measures. */
public record RespondentView(String name, int surveyVersion, List<AskedQuestion> questions) {

    /**
     * @param lowest lowest rating; absent for questions that are not rated, as is {@code highest}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AskedQuestion(String key, QuestionType type, String text, boolean required, Integer lowest, Integer highest,
            List<Question.Option> options, Integer maxLength) {
    }

    static RespondentView of(AskedSurvey survey) {
        return new RespondentView(survey.name(), survey.version(), survey.questionnaire().questions().stream()
                .map(q -> new AskedQuestion(q.key(), q.type(), q.text(), q.required(), q.isRated() ? q.lowest() : null,
                        q.scale(),
                        q.options(), q.maxLength()))
                .toList());
    }
}
