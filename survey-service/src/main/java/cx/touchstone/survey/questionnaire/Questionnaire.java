package cx.touchstone.survey.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;

import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The questions of a survey, in the order in which they are asked. */
@RegisterForReflection
public record Questionnaire(List<Question> questions) {

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return questions.isEmpty();
    }

    /** By their keys. */
    public Map<String, Question> byKey() {
        Map<String, Question> byKey = HashMap.newHashMap(questions.size());
        questions.forEach(question -> byKey.put(question.key(), question));
        return byKey;
    }

    /** What one cannot see from a single field, with pointers into the draft. */
    List<Fault> contradictions() {
        List<Fault> faults = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String at = "/questions/" + i;
            if (!keys.add(question.key())) {
                faults.add(new Fault(at + "/key", "duplicate-key", "\"" + question.key() + "\" occurs twice."));
            }
            switch (question.type()) {
                case NPS -> require(Integer.valueOf(10).equals(question.scale()), at + "/scale",
                        "An nps question is rated from 0 to 10.", faults);
                case CSAT, CES ->
                    require(question.scale() != null && Set.of(5, 7, 10).contains(question.scale()), at + "/scale",
                            "The scale must be 5, 7 or 10.", faults);
                case RATING -> require(question.scale() != null, at + "/scale", "A rating needs a scale.", faults);
                case SINGLE_CHOICE, OPEN_TEXT -> {
                    require(question.scale() == null, at + "/scale", "This type of question has no scale.", faults);
                    require(question.metric() == null, at + "/metric", "This type of question measures no metric.", faults);
                }
            }
            options(question, at, faults);
            require(question.touchpoint() == null || question.isMeasuring(), at + "/touchpoint",
                    "A touchpoint needs a metric that is measured there.", faults);
            require(question.maxLength() == null || question.type() == QuestionType.OPEN_TEXT, at + "/maxLength",
                    "Only an open text has a length.", faults);
        }
        return faults;
    }

    private static void options(Question question, String at, List<Fault> faults) {
        boolean choice = question.type() == QuestionType.SINGLE_CHOICE;
        require(choice ? question.options().size() >= 2 : question.options().isEmpty(), at + "/options",
                choice ? "A choice needs at least two options." : "Only a choice has options.", faults);
        Set<String> keys = new HashSet<>();
        for (int o = 0; o < question.options().size(); o++) {
            require(keys.add(question.options().get(o).key()), at + "/options/" + o + "/key",
                    "\"" + question.options().get(o).key() + "\" occurs twice.", faults);
        }
    }

    private static void require(boolean holds, String pointer, String detail, List<Fault> faults) {
        if (!holds) {
            faults.add(new Fault(pointer, "contradiction", detail));
        }
    }
}
