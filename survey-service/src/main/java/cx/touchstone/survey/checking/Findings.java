package cx.touchstone.survey.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** What a publisher should know and may decide to leave as it is: texts not yet translated, questions that nobody can reach. */
public final class Findings {

    private Findings() {
    }

    /** Each with a pointer into the document; empty when there is nothing. */
    public static List<Fault> of(Questionnaire questionnaire) {
        List<Fault> findings = new ArrayList<>();
        questionnaire.texts().forEach(entry -> questionnaire.languages().stream()
                .filter(language -> !entry.getValue().isIn(language))
                .forEach(language -> findings.add(new Fault(entry.getKey(), "missing-translation",
                        "The text is not translated into " + language + "; it is shown in " + questionnaire.language()
                                + "."))));
        Set<Question> reached = new Reachability(questionnaire).reached();
        for (int i = 0; i < questionnaire.questions().size(); i++) {
            Question question = questionnaire.questions().get(i);
            if (!reached.contains(question)) {
                findings.add(new Fault("/questions/" + i, "unreachable",
                        "\"" + question.key() + "\" is never asked, whatever is answered before it."));
            }
        }
        return findings;
    }
}
