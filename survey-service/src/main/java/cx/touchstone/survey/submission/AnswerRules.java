package cx.touchstone.survey.submission;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Question;

/** What counts as an answer to a question. Nothing is rounded, cut or guessed: a near miss is a fault. */
final class AnswerRules {

    private AnswerRules() {
    }

    /** The answer as it is kept; null when nothing was answered, or something wrong, which is then among the faults. */
    static JsonNode answer(Question question, JsonNode given, String at, List<Fault> faults) {
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING -> rating(question, given, at, faults);
            case MATRIX -> matrix(question, given, at, faults);
            case SINGLE_CHOICE, MULTIPLE_CHOICE, RANKING -> ChoiceRules.answer(question, given, at, faults);
            case OPEN_TEXT -> text(question, given, at, faults);
            case NUMBER -> number(question, given, at, faults);
            case DATE -> date(question, given, at, faults);
            case YES_NO -> yesOrNo(given, at, faults);
            case CONSENT -> consent(question, given, at, faults);
            case STATEMENT -> wrong(at, "unknown-question", "A statement has no answer.", faults);
        };
    }

    private static JsonNode rating(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isIntegralNumber()) {
            return wrong(at, "not-a-whole-number", "A rating must be a whole number, not " + kind(given) + ".", faults);
        }
        if (!given.canConvertToInt() || given.intValue() < question.lowest() || given.intValue() > question.scale()) {
            return wrong(at, "out-of-scale", "The rating must be from " + question.lowest() + " to " + question.scale() + ".",
                    faults);
        }
        return given;
    }

    private static JsonNode matrix(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isObject()) {
            return wrong(at, "not-an-object", "The answer to a matrix is an object of row keys and ratings, not "
                    + kind(given) + ".", faults);
        }
        ObjectNode rated = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(row -> {
            String place = SubmissionReader.pointer(at, row.getKey());
            if (question.rows().stream().noneMatch(known -> known.key().equals(row.getKey()))) {
                wrong(place, "unknown-row", "The question has no such row.", faults);
            } else {
                JsonNode rating = rating(question, row.getValue(), place, faults);
                if (rating != null) {
                    rated.set(row.getKey(), rating);
                }
            }
        });
        if (question.needsAnswer()) {
            question.rows().stream().filter(row -> !given.has(row.key())).forEach(
                    row -> wrong(at + "/" + row.key(), "required", "This row needs an answer.", faults));
        }
        return rated.isEmpty() ? null : rated;
    }

    private static JsonNode text(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isTextual()) {
            return wrong(at, "not-a-text", "The answer must be a text, not " + kind(given) + ".", faults);
        }
        String text = given.textValue();
        if (text.length() > question.maxLength()) {
            return wrong(at, "too-long", "The answer must have at most " + question.maxLength() + " characters.", faults);
        }
        if (isUnstorable(text)) {
            return wrong(at, "not-a-text", "The answer has characters that are no text.", faults);
        }
        if (text.isBlank()) {
            return null; // a field left empty is no answer
        }
        if (question.minLength() != null && text.strip().length() < question.minLength()) {
            return wrong(at, "too-short", "The answer must have at least " + question.minLength() + " characters.", faults);
        }
        return given;
    }

    private static JsonNode number(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isNumber()) {
            return wrong(at, "not-a-number", "The answer must be a number, not " + kind(given) + ".", faults);
        }
        BigDecimal number = given.decimalValue().stripTrailingZeros();
        int decimals = question.decimals() == null ? 0 : question.decimals();
        if (number.scale() > decimals) {
            return wrong(at, "too-many-decimals", "The number may have " + decimals + " decimals.", faults);
        }
        if (number.precision() - (long) number.scale() > 18) {
            return wrong(at, "out-of-range", "The number may have 18 digits before the point.", faults);
        }
        if (question.minimum() != null && number.compareTo(question.minimum()) < 0
                || question.maximum() != null && number.compareTo(question.maximum()) > 0) {
            return wrong(at, "out-of-range", "The number must be "
                    + (question.minimum() == null ? "at most " + question.maximum()
                            : question.maximum() == null ? "at least " + question.minimum()
                                    : "from " + question.minimum() + " to " + question.maximum())
                    + ".", faults);
        }
        return JsonNodeFactory.instance.numberNode(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static JsonNode date(Question question, JsonNode given, String at, List<Fault> faults) {
        LocalDate day;
        try {
            day = given.isTextual() && given.textValue().length() == 10 ? LocalDate.parse(given.textValue()) : null;
        } catch (DateTimeException e) {
            day = null;
        }
        if (day == null) {
            return wrong(at, "not-a-date", "The answer must be a day such as 2026-12-31.", faults);
        }
        if (question.earliest() != null && day.isBefore(LocalDate.parse(question.earliest()))
                || question.latest() != null && day.isAfter(LocalDate.parse(question.latest()))) {
            return wrong(at, "out-of-range", "The day must be "
                    + (question.earliest() == null ? "at latest " + question.latest()
                            : question.latest() == null ? "at earliest " + question.earliest()
                                    : "from " + question.earliest() + " to " + question.latest())
                    + ".", faults);
        }
        return given;
    }

    private static JsonNode yesOrNo(JsonNode given, String at, List<Fault> faults) {
        return given.isBoolean() ? given : wrong(at, "not-yes-or-no", "The answer must be true or false.", faults);
    }

    private static JsonNode consent(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!given.isBoolean()) {
            return wrong(at, "not-yes-or-no", "The answer must be true or false.", faults);
        }
        return question.needsAnswer() && !given.booleanValue()
                ? wrong(at, "consent-needed", "Without this consent no answers are taken.", faults)
                : given;
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

    static JsonNode wrong(String at, String code, String detail, List<Fault> faults) {
        faults.add(new Fault(at, code, detail));
        return null;
    }

    static String kind(JsonNode given) {
        return switch (given.getNodeType()) {
            case NUMBER -> given.isIntegralNumber() ? "a number" : "a fraction";
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
