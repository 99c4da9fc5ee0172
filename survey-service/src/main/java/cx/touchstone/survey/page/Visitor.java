package cx.touchstone.survey.page;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.RespondentView;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.questionnaire.Questionnaire.Layout;
import cx.touchstone.survey.wording.Wording;

/**
 * Who reads a survey on the page.
 *
 * @param link by which the visitor came
 * @param view the survey in the visitor's language
 */
public record Visitor(String link, Visit visit, RespondentView view) {

    private static final String CHANNEL = "web";

    AskedSurvey survey() {
        return visit.survey();
    }

    String language() {
        return view.language();
    }

    /** What is known of the visitor, for conditions and texts. */
    Map<String, String> attributes() {
        return visit.known(Map.of());
    }

    Wording wording() {
        return Wording.of(language());
    }

    /** Whether one question is asked after another. */
    boolean goesStepByStep() {
        return view.layout() == Layout.ONE_BY_ONE && view.questions().size() > 1;
    }

    /** The questions with these keys, as this visitor reads them. */
    List<AskedQuestion> questions(List<String> keys) {
        return view.questions().stream().filter(question -> keys.contains(question.key())).toList();
    }

    /** The document that a front end of one's own would send with these answers. */
    ObjectNode submission(ObjectNode answers) {
        return JsonNodeFactory.instance.objectNode().put("channel", CHANNEL).put("locale", language())
                .put("surveyVersion", survey().version()).set("answers", answers);
    }
}
