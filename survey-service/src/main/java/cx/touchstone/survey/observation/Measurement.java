package cx.touchstone.survey.observation;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * What one answer measures.
 *
 * @param answer which: the question's key, and behind a slash the row's where it has rows
 * @param touchpoint null when it is about the whole relationship
 * @param value on the metric's scale; answers to reverse items are turned round already, yes is 1 and no is 0
 * @param person whether an answer before it measures the same metric. Part of what is told: when the first one is gone, the
 *        next
 *        one has become the first
 */
public record Measurement(String answer, String metric, String touchpoint, int value, Person person) {

    /** Everything that a response measures, in the order of its questions. */
    public static List<Measurement> of(Questionnaire questionnaire, JsonNode answers) {
        List<Measurement> measured = new ArrayList<>();
        Persons persons = new Persons();
        for (Question question : questionnaire.questions()) {
            JsonNode answer = answers.get(question.key());
            if (answer == null) {
                continue;
            }
            if (question.metric() != null) {
                int value = answer.isBoolean() ? answer.booleanValue() ? 1 : 0
                        : question.scored(answer.intValue(), question.reverse());
                measured.add(new Measurement(question.key(), question.metric(), question.touchpoint(), value,
                        persons.next(question.metric(), question.touchpoint())));
            }
            for (Question.Row row : question.rows()) {
                if (row.metric() != null && answer.has(row.key())) {
                    measured.add(new Measurement(question.key() + "/" + row.key(), row.metric(), row.touchpoint(),
                            question.scored(answer.get(row.key()).intValue(), row.reverse()),
                            persons.next(row.metric(), row.touchpoint())));
                }
            }
        }
        return measured;
    }
}
