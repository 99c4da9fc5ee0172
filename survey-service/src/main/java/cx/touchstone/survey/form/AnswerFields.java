package cx.touchstone.survey.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.asked.RespondentView.AskedOption;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;

/**
 * Answers as fields of a form, and back. What somebody typed that is no answer stays a text: it is for {@code collection} to
 * refuse.
 */
public final class AnswerFields {

    /** The value of a choice that is written in {@link #other}. */
    static final String OTHER = "+other";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}([.,]\\d{1,30})?");

    private AnswerFields() {
    }

    public static String name(String question) {
        return "a." + question;
    }

    /** Of a row of a matrix, or the place of an option. */
    static String name(String question, String part) {
        return name(question) + "." + part;
    }

    static String other(String question) {
        return "other." + question;
    }

    /** What was answered; null for nothing. */
    public static JsonNode answer(AskedQuestion question, PostedForm form) {
        String value = form.one(name(question.key())).replace("\r\n", "\n");
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING -> value.isEmpty() ? null : whole(value);
            case MATRIX -> matrix(question, form);
            case SINGLE_CHOICE -> single(question, value, form);
            case MULTIPLE_CHOICE -> multiple(question, form);
            case RANKING -> ranking(question, form);
            case OPEN_TEXT, DATE -> value.isBlank() ? null : text(value);
            case NUMBER -> value.isBlank() ? null : number(value.strip());
            case YES_NO -> switch (value) {
                case "" -> null;
                case "true", "false" -> JsonNodeFactory.instance.booleanNode(value.equals("true"));
                default -> text(value);
            };
            case CONSENT -> JsonNodeFactory.instance.booleanNode(value.equals("true"));
            case STATEMENT -> null;
        };
    }

    /** The fields that say this answer. */
    public static Map<String, List<String>> fields(AskedQuestion question, JsonNode answer) {
        Map<String, List<String>> fields = new HashMap<>();
        String name = name(question.key());
        switch (question.type()) {
            case MATRIX -> answer.properties()
                    .forEach(row -> fields.put(name(question.key(), row.getKey()), List.of(row.getValue().asText())));
            case RANKING -> {
                for (int place = 0; place < answer.size(); place++) {
                    fields.put(name(question.key(), answer.get(place).asText()), List.of(String.valueOf(place + 1)));
                }
            }
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> {
                List<String> chosen = new ArrayList<>();
                (answer.isArray() ? answer : JsonNodeFactory.instance.arrayNode().add(answer)).forEach(one -> {
                    chosen.add(one.isTextual() ? one.textValue() : OTHER);
                    if (!one.isTextual()) {
                        fields.put(other(question.key()), List.of(one.path("other").asText()));
                    }
                });
                fields.put(name, chosen);
            }
            case NUMBER ->
                fields.put(name, List.of(answer.isNumber() ? answer.decimalValue().toPlainString() : answer.asText()));
            default -> fields.put(name, List.of(answer.asText()));
        }
        return fields;
    }

    private static JsonNode matrix(AskedQuestion question, PostedForm form) {
        ObjectNode rated = JsonNodeFactory.instance.objectNode();
        for (AskedOption row : question.rows()) {
            String value = form.one(name(question.key(), row.key()));
            if (!value.isEmpty()) {
                rated.set(row.key(), whole(value));
            }
        }
        return rated.isEmpty() ? null : rated;
    }

    private static JsonNode single(AskedQuestion question, String value, PostedForm form) {
        String written = form.one(other(question.key()));
        // Who wrote something and ticked nothing meant what he wrote.
        return value.equals(OTHER) || value.isEmpty() && !written.isBlank() ? ownWords(written)
                : value.isEmpty() ? null : text(value);
    }

    private static JsonNode multiple(AskedQuestion question, PostedForm form) {
        ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
        String written = form.one(other(question.key()));
        List<String> values = form.all(name(question.key()));
        values.stream().filter(value -> !value.equals(OTHER)).forEach(chosen::add);
        if (values.contains(OTHER) || !written.isBlank()) {
            chosen.add(ownWords(written));
        }
        return chosen.isEmpty() ? null : chosen;
    }

    /** Best first. Two options at one place become one named twice, and no place leaves one out: both are no ranking. */
    private static JsonNode ranking(AskedQuestion question, PostedForm form) {
        ArrayNode ranked = JsonNodeFactory.instance.arrayNode();
        for (int place = 1; place <= question.options().size(); place++) {
            String here = String.valueOf(place);
            List<AskedOption> options = question.options().stream()
                    .filter(option -> form.one(name(question.key(), option.key())).equals(here)).toList();
            options.forEach(option -> ranked.add(options.getFirst().key()));
        }
        return ranked.isEmpty() ? null : ranked;
    }

    private static JsonNode ownWords(String written) {
        return JsonNodeFactory.instance.objectNode().put("other", written.replace("\r\n", "\n"));
    }

    private static JsonNode whole(String value) {
        return WHOLE.matcher(value).matches() ? JsonNodeFactory.instance.numberNode(Integer.parseInt(value)) : text(value);
    }

    /** Half of the world writes a comma. */
    private static JsonNode number(String value) {
        return NUMBER.matcher(value).matches()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value.replace(',', '.')))
                : text(value);
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
