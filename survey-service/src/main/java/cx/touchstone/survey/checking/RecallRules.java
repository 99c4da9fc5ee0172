package cx.touchstone.survey.checking;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.flow.Recall;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Text;

/** Whether what a text recalls ({@code {{answers.name}}}, {@code {{attributes.firstName|guest}}}) is known by then. */
final class RecallRules {

    private static final Pattern QUESTION = Pattern.compile("/questions/(\\d+)/.*");

    private final Questionnaire draft;
    private final List<Fault> faults;

    RecallRules(Questionnaire draft, List<Fault> faults) {
        this.draft = draft;
        this.faults = faults;
    }

    void check(String at, Text text) {
        Matcher question = QUESTION.matcher(at);
        int known = question.matches() ? Integer.parseInt(question.group(1))
                : at.startsWith("/ending") ? draft.questions().size() : 0;
        text.all().stream().filter(Objects::nonNull)
                .flatMap(words -> Recall.BRACES.matcher(words).results()).map(place -> place.group(1)).distinct()
                .forEach(inside -> check(at, inside, known));
    }

    private void check(String at, String inside, int known) {
        Recall recall = Recall.of(inside);
        if (recall == null) {
            faults.add(new Fault(at, "recall",
                    "\"{{" + inside + "}}\" must be {{answers.key}} or {{attributes.key}}, with |and a text for "
                            + "when it is not known, if wanted."));
        } else if (recall.ofAnswer()) {
            int place = IntStream.range(0, draft.questions().size())
                    .filter(i -> draft.questions().get(i).key().equals(recall.key())).findFirst().orElse(-1);
            if (place < 0 || place >= known) {
                faults.add(new Fault(at, "recall", place < 0 ? "There is no question \"" + recall.key() + "\" to recall."
                        : "The answer to \"" + recall.key() + "\" is not known yet."));
            } else if (Set.of(QuestionType.MATRIX, QuestionType.STATEMENT).contains(draft.questions().get(place).type())) {
                faults.add(new Fault(at, "recall", "\"" + recall.key() + "\" has no answer that is one text."));
            }
        }
    }
}
