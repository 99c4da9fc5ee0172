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
 * Which questions somebody can come to. For each question every combination of the answers, attributes and languages that
 * decide
 * about it is gone through, as {@link Path} goes. Where there are more than {@value #MOST} of them, or where more than
 * {@value #MOST_STEPS} steps would be gone for all questions together, the question is taken as reachable, so that nobody is
 * warned without cause.
 */
final class Reachability {

    static final int MOST = 50_000;
    static final int MOST_STEPS = 2_000_000;

    private final Questionnaire questionnaire;
    private long steps;

    Reachability(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    Set<Question> reached() {
        Set<Question> reached = new HashSet<>();
        for (int i = 0; i < questionnaire.questions().size(); i++) {
            if (isReached(i)) {
                reached.add(questionnaire.questions().get(i));
            }
        }
        return reached;
    }

    /** Only questions that decide about this one are gone through: what is not tested may be answered in any way. */
    private boolean isReached(int position) {
        List<Question> before = questionnaire.questions().subList(0, position);
        Question itself = questionnaire.questions().get(position);
        List<Condition> tests = new ArrayList<>();
        Set<String> decisive = new HashSet<>();
        add(itself.showIf(), tests, decisive);
        before.stream().filter(earlier -> earlier.endIf() != null).forEach(earlier -> {
            add(earlier.endIf(), tests, decisive);
            decide(earlier, tests, decisive);
        });
        Distinctions distinctions = new Distinctions(questionnaire, tests);
        List<Question> way = new ArrayList<>(before.stream().filter(one -> decisive.contains(one.key())).toList());
        way.add(itself);
        if (distinctions.combinations() > Math.min(MOST, (MOST_STEPS - steps) / way.size())) {
            return true;
        }
        Questionnaire shortened = new Questionnaire(questionnaire.name(), questionnaire.language(), questionnaire.languages(),
                null,
                null, null, way, null, null, null);
        for (int c = 0; c < distinctions.combinations(); c++) {
            steps += way.size();
            Distinctions.Combination one = distinctions.combination(c);
            if (Path.asked(shortened, one.answers(), one.attributes(), one.language()).contains(itself)) {
                return true;
            }
        }
        return false;
    }

    /** The tests in a condition, and those that decide whether what they test is asked at all. */
    private void add(Condition condition, List<Condition> tests, Set<String> decisive) {
        if (condition != null) {
            List<Condition> found = condition.tests().toList();
            tests.addAll(found);
            found.stream().map(Condition::question).filter(Objects::nonNull).map(questionnaire.byKey()::get)
                    .filter(Objects::nonNull).forEach(question -> decide(question, tests, decisive));
        }
    }

    private void decide(Question question, List<Condition> tests, Set<String> decisive) {
        if (decisive.add(question.key())) {
            add(question.showIf(), tests, decisive);
        }
    }
}
