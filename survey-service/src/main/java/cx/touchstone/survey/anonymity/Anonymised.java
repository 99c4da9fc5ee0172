package cx.touchstone.survey.anonymity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.flow.Recall;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Settings.Comments;

/** What an anonymous response still says. */
record Anonymised(JsonNode answers, Map<String, String> attributes) {

    /** Stands for another choice than those offered, which somebody wrote in own words. */
    static final String SOMETHING_ELSE = "…";
    private static final String OTHER = "other";

    /**
     * Texts in own words go if they are to go. Attributes by which the questionnaire addresses people go always: a text that
     * says "Dear Ana" knows whom it speaks to.
     */
    static Anonymised of(Questionnaire questionnaire, JsonNode answers, Map<String, String> attributes, Comments comments) {
        Map<String, String> kept = new HashMap<>(attributes);
        kept.keySet().removeAll(addressing(questionnaire));
        return new Anonymised(comments == Comments.KEEP ? answers : withoutTexts(questionnaire, answers), kept);
    }

    private static Set<String> addressing(Questionnaire questionnaire) {
        return questionnaire.texts().flatMap(text -> text.getValue().all().stream())
                .flatMap(text -> Recall.BRACES.matcher(text).results()).map(place -> Recall.of(place.group(1)))
                .filter(recall -> recall != null && !recall.ofAnswer()).map(Recall::key).collect(Collectors.toSet());
    }

    private static JsonNode withoutTexts(Questionnaire questionnaire, JsonNode answers) {
        ObjectNode left = answers.deepCopy();
        for (Question question : questionnaire.questions()) {
            if (question.type() == QuestionType.OPEN_TEXT) {
                left.remove(question.key());
            } else if (left.has(question.key())) {
                hideOther(left.get(question.key()));
                left.get(question.key()).forEach(Anonymised::hideOther);
            }
        }
        return left;
    }

    private static void hideOther(JsonNode answer) {
        if (answer instanceof ObjectNode choice && choice.path(OTHER).isTextual()) {
            choice.put(OTHER, SOMETHING_ELSE);
        }
    }
}
