package cx.touchstone.survey.collection;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Question;

/** What counts as an answer to a question. Nothing is rounded, cut or guessed: a near miss is a fault. */
final class AnswerRules {

    private AnswerRules() {
    }

    /** The answer as it is kept; null when nothing was answered, or something wrong, which is then among the faults. */
    static JsonNode answer(Question question, JsonNode given, String at, List<Fault> faults) {
        return switch (question.type()) {
            case NPS, CSAT, CES, RATING -> rating(question, given, at, faults);
            case SINGLE_CHOICE -> choice(question, given, at, faults);
            case OPEN_TEXT -> text(question, given, at, faults);
        };
    }

    private static JsonNode rating(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isIntegralNumber()) {
            faults.add(new Fault(at, "not-a-whole-number", "A rating must be a whole number, not " + kind(given) + "."));
        } else if (!given.canConvertToInt() || given.intValue() < question.lowest() || given.intValue() > question.scale()) {
            faults.add(new Fault(at, "out-of-scale",
                    "The rating must be from " + question.lowest() + " to " + question.scale() + "."));
        } else {
            return given;
        }
        return null;
    }

    private static JsonNode choice(Question question, JsonNode given, String at, List<Fault> faults) {
        if (given.isTextual() && question.options().stream().anyMatch(option -> option.key().equals(given.textValue()))) {
            return given;
        }
        faults.add(new Fault(at, "not-an-option", "The answer must be the key of one of the options."));
        return null;
    }

    private static JsonNode text(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isTextual()) {
            faults.add(new Fault(at, "not-a-text", "The answer must be a text, not " + kind(given) + "."));
        } else if (given.textValue().length() > question.maxLength()) {
            faults.add(new Fault(at, "too-long", "The answer must have at most " + question.maxLength() + " characters."));
        } else if (isUnstorable(given.textValue())) {
            faults.add(new Fault(at, "not-a-text", "The answer has characters that are no text."));
        } else {
            return given.textValue().isBlank() ? null : given; // a field left empty is no answer
        }
        return null;
    }

    /** PostgreSQL keeps any text but NUL and halves of surrogate pairs. */
    static boolean isUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return true;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return true;
            }
        }
        return false;
    }

    private static String kind(JsonNode given) {
        return switch (given.getNodeType()) {
            case NUMBER -> "a fraction";
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
