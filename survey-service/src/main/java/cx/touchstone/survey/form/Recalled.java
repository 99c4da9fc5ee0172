package cx.touchstone.survey.form;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.asked.RespondentView;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.flow.Recall;
import cx.touchstone.survey.wording.Wording;

/** Texts with earlier answers put in, as plain words: whoever shows them escapes them. */
public final class Recalled {

    private final Map<String, AskedQuestion> questions;
    private final ObjectNode answers;
    private final Wording wording;

    public Recalled(RespondentView view, ObjectNode answers, Wording wording) {
        this.questions = view.questions().stream().collect(Collectors.toMap(AskedQuestion::key, Function.identity()));
        this.answers = answers;
        this.wording = wording;
    }

    /** Null stays null. */
    public String in(String text) {
        return text == null ? null : Recall.fill(text, recall -> {
            JsonNode answer = answers.get(recall.key());
            AskedQuestion question = questions.get(recall.key());
            return answer == null || question == null ? recall.otherwise() : words(question, answer);
        });
    }

    private String words(AskedQuestion question, JsonNode answer) {
        return switch (answer.getNodeType()) {
            case BOOLEAN -> wording.get(answer.booleanValue() ? "yes" : "no");
            case NUMBER -> answer.decimalValue().toPlainString();
            case ARRAY -> StreamSupport.stream(answer.spliterator(), false).map(one -> words(question, one))
                    .collect(Collectors.joining(", "));
            case OBJECT -> answer.path("other").asText();
            default -> question.options().stream().filter(option -> option.key().equals(answer.textValue())).findFirst()
                    .map(RespondentView.AskedOption::text).orElse(answer.textValue());
        };
    }
}
