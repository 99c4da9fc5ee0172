package cx.touchstone.survey.checking;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * Whether conditions can be judged when they are needed: of earlier questions only (of the question itself too, for
 * {@code endIf}),
 * with one test each that fits what is tested. Since none looks ahead, there are no cycles; one that would be is named as such.
 */
final class ConditionRules {

    private static final int DEEPEST = 5;

    private final Questionnaire draft;
    private final Map<String, Question> byKey;
    private final List<Fault> faults;

    ConditionRules(Questionnaire draft, List<Fault> faults) {
        this.draft = draft;
        this.byKey = draft.byKey();
        this.faults = faults;
    }

    void check(Question question, int position) {
        check(question.showIf(), "/questions/" + position + "/showIf", position, false);
        check(question.endIf(), "/questions/" + position + "/endIf", position, true);
    }

    private void check(Condition condition, String at, int position, boolean itselfToo) {
        if (condition == null) {
            return;
        }
        if (condition.depth() > DEEPEST) {
            fault(at, "condition-too-deep", "Conditions are joined at most " + DEEPEST + " deep.");
            return;
        }
        walk(condition, at, position, itselfToo);
    }

    private void walk(Condition condition, String at, int position, boolean itselfToo) {
        long subjects = Stream.of(condition.all(), condition.any(), condition.not(), condition.question(),
                condition.attribute(), condition.language()).filter(Objects::nonNull).count();
        if (subjects != 1) {
            fault(at, "condition", "A condition is exactly one of all, any, not, question, attribute and language.");
            return;
        }
        IntStream.range(0, condition.parts().size()).forEach(i -> walk(condition.parts().get(i),
                at + (condition.all() != null ? "/all/" + i : condition.any() != null ? "/any/" + i : "/not"), position,
                itselfToo));
        boolean tests = condition.is() != null || condition.atLeast() != null || condition.atMost() != null
                || condition.answered() != null;
        if (condition.question() == null && condition.attribute() == null) {
            require(!tests && condition.row() == null, at, "condition", "Only a question or an attribute has a value to test.");
        } else {
            require(tests, at, "condition", "Say what is tested: is, atLeast, atMost or answered.");
            require(condition.answered() == null || condition.is() == null && condition.atLeast() == null
                    && condition.atMost() == null, at, "condition", "answered stands alone.");
        }
        if (condition.question() != null) {
            question(condition, at, position, itselfToo);
        } else if (condition.attribute() != null) {
            require(condition.row() == null, at + "/row", "condition", "Only a matrix has rows.");
        }
    }

    private void question(Condition condition, String at, int position, boolean itselfToo) {
        int place = IntStream.range(0, draft.questions().size())
                .filter(i -> draft.questions().get(i).key().equals(condition.question())).findFirst().orElse(-1);
        if (place < 0) {
            fault(at + "/question", "unknown-question", "There is no question \"" + condition.question() + "\".");
            return;
        }
        if (place > position || place == position && !itselfToo) {
            boolean cycle = place == position || refersTo(draft.questions().get(place),
                    draft.questions().get(position).key(), new HashSet<>());
            fault(at + "/question", cycle ? "condition-cycle" : "condition-on-later-question", cycle
                    ? "The question depends on itself, by \"" + condition.question() + "\"."
                    : "\"" + condition.question() + "\" is asked later: its answer is not known yet.");
            return;
        }
        Question asked = draft.questions().get(place);
        boolean matrix = asked.type() == QuestionType.MATRIX;
        require(matrix ? condition.row() != null && asked.rows().stream().anyMatch(row -> row.key().equals(condition.row()))
                : condition.row() == null, at + "/row", "condition",
                matrix ? "Name one of the rows of \"" + asked.key() + "\"." : "Only a matrix has rows.");
        require(asked.type().isAnswered(), at + "/question", "condition", "A statement has no answer.");
        boolean number = asked.type().isRated() || matrix || asked.type() == QuestionType.NUMBER;
        require(number || condition.atLeast() == null && condition.atMost() == null, at, "condition",
                "\"" + asked.key() + "\" is not answered by a number.");
        for (String value : condition.is() == null ? List.<String> of() : condition.is()) {
            require(canBe(asked, value), at + "/is", "condition", "\"" + value + "\" is no answer to \"" + asked.key() + "\".");
        }
    }

    /** Whether a question's being asked depends on the other one, directly or by others. */
    private boolean refersTo(Question question, String key, Set<String> followed) {
        return question.showIf() != null && question.showIf().tests().map(Condition::question).filter(Objects::nonNull)
                .anyMatch(named -> named.equals(key) || byKey.containsKey(named) && followed.add(named)
                        && refersTo(byKey.get(named), key, followed));
    }

    private static boolean canBe(Question question, String value) {
        return switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE, RANKING ->
                question.options().stream().anyMatch(option -> option.key().equals(value))
                        || value.equals("other") && question.other() != null;
            case YES_NO, CONSENT -> value.equals("yes") || value.equals("no");
            case NPS, CSAT, CES, EMPATHY, RATING, MATRIX -> value.matches("\\d{1,3}")
                    && Integer.parseInt(value) >= question.lowest()
                    && (question.scale() == null || Integer.parseInt(value) <= question.scale());
            case NUMBER -> value.matches("-?\\d{1,15}(\\.\\d{1,10})?");
            case DATE -> DraftRules.isDay(value);
            case OPEN_TEXT -> true;
            case STATEMENT -> false;
        };
    }

    private void require(boolean holds, String at, String code, String detail) {
        if (!holds) {
            fault(at, code, detail);
        }
    }

    private void fault(String at, String code, String detail) {
        faults.add(new Fault(at, code, detail));
    }
}
