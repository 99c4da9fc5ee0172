package cx.touchstone.survey.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import cx.touchstone.survey.flow.Path;
import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * Which questions somebody can come to. For each conditional question every combination of the answers, attributes and
 * languages that
 * its conditions can tell apart is gone through, as {@link Path} goes; where there are more than {@value #MOST} of them the
 * question is
 * taken as reachable, so that nobody is warned without cause.
 */
final class Reachability {

    static final int MOST = 50_000;

    private final Questionnaire questionnaire;

    Reachability(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    Set<Question> reached() {
        Set<Question> reached = new HashSet<>();
        for (int i = 0; i < questionnaire.questions().size(); i++) {
            Question question = questionnaire.questions().get(i);
            if (!reached.contains(question)) {
                explore(i, question, reached);
            }
        }
        return reached;
    }

    private void explore(int position, Question question, Set<Question> reached) {
        List<Condition> tests = testsBefore(position);
        Distinctions distinctions = new Distinctions(questionnaire, tests);
        if (distinctions.combinations() > MOST) {
            reached.add(question);
            return;
        }
        for (int c = 0; c < distinctions.combinations() && !reached.contains(question); c++) {
            Distinctions.Combination one = distinctions.combination(c);
            reached.addAll(Path.asked(questionnaire, one.answers(), one.attributes(), one.language()));
        }
    }

    /**
     * All tests that decide whether the question at this position is asked: its own, and the endings before it; then theirs.
     */
    private List<Condition> testsBefore(int position) {
        List<Condition> tests = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        Question itself = questionnaire.questions().get(position);
        add(itself.showIf(), tests, explained);
        questionnaire.questions().subList(0, position).stream().filter(earlier -> earlier.endIf() != null).forEach(earlier -> {
            add(earlier.endIf(), tests, explained);
            add(earlier.showIf(), tests, explained);
        });
        return tests;
    }

    private void add(Condition condition, List<Condition> tests, Set<String> explained) {
        if (condition != null) {
            List<Condition> found = condition.tests().toList();
            tests.addAll(found);
            found.stream().map(Condition::question).filter(Objects::nonNull).filter(explained::add)
                    .map(questionnaire.byKey()::get).filter(Objects::nonNull)
                    .forEach(question -> add(question.showIf(), tests, explained));
        }
    }
}
