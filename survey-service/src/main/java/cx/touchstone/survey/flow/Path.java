package cx.touchstone.survey.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** The way of one respondent through a questionnaire. */
public final class Path {

    private Path() {
    }

    /**
     * The questions that are asked of somebody who answers so, in their order. An answer to a question that is not asked counts
     * for
     * nothing, for the conditions of later questions neither.
     *
     * @param answers given so far, by question key
     */
    public static List<Question> asked(Questionnaire questionnaire, JsonNode answers, Map<String, String> attributes,
            String language) {
        if (questionnaire.questions().stream().allMatch(question -> question.showIf() == null && question.endIf() == null)) {
            return questionnaire.questions();
        }
        List<Question> asked = new ArrayList<>();
        ObjectNode heard = JsonNodeFactory.instance.objectNode();
        Situation situation = new Situation(heard, attributes, language);
        for (Question question : questionnaire.questions()) {
            if (situation.holds(question.showIf())) {
                asked.add(question);
                JsonNode answer = answers.get(question.key());
                if (answer != null) {
                    heard.set(question.key(), isRanked(question, answer) ? answer.get(0) : answer);
                }
                if (question.endIf() != null && situation.holds(question.endIf())) {
                    break;
                }
            }
        }
        return asked;
    }

    /** Of a ranking, conditions see the best alone: every option is in it somewhere. */
    private static boolean isRanked(Question question, JsonNode answer) {
        return question.type() == QuestionType.RANKING && answer.isArray() && !answer.isEmpty();
    }
}
