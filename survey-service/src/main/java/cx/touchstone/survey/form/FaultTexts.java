package cx.touchstone.survey.form;

import java.util.Map;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.Languages;
import cx.touchstone.survey.asked.RespondentView.AskedOption;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.wording.Wording;

/** What is asked of an answer, before and after it was given, in words for the one who gives it. */
record FaultTexts(Wording wording, AskedQuestion question) {

    /** What a wrong answer should be. */
    String of(Fault fault, int given) {
        String key = "error." + fault.code();
        return switch (fault.code()) {
            case "required" -> row(fault);
            case "not-a-whole-number", "not-an-object" -> wording.get("error.out-of-scale");
            case "exclusive" -> wording.get(key, Map.of("option", exclusive()));
            case "number-of-choices" -> question.maxChoices() != null && given > question.maxChoices()
                    ? wording.counted("error.choices-most", question.maxChoices())
                    : wording.counted("error.choices-least", question.minChoices());
            case "too-long" -> wording.counted(key, question.maxLength());
            case "too-short" -> wording.counted(key, question.minLength());
            case "too-many-decimals" -> question.decimals() == null || question.decimals() == 0
                    ? wording.get("error.not-a-whole-number")
                    : wording.counted(key, question.decimals());
            case "out-of-range" -> range("error", lowest() == null && highest() == null ? wording.get(key) : null);
            default -> wording.get(wording.has(key) ? key : "error.general");
        };
    }

    /** What an answer may be, when that is not obvious; else null. */
    String hint() {
        return switch (question.type()) {
            case RANKING -> wording.get("hint.ranking");
            case MULTIPLE_CHOICE -> choices();
            case NUMBER, DATE -> range("hint", null);
            default -> null;
        };
    }

    private String row(Fault fault) {
        return question.rows().stream().filter(row -> fault.pointer().endsWith("/" + question.key() + "/" + row.key()))
                .findFirst().map(row -> wording.get("error.required-row", Map.of("row", row.text())))
                .orElseGet(() -> wording.get("error.required"));
    }

    private String exclusive() {
        return question.options().stream().filter(option -> Boolean.TRUE.equals(option.exclusive())).findFirst()
                .map(AskedOption::text).orElse("");
    }

    private String choices() {
        Integer least = question.minChoices();
        Integer most = question.maxChoices();
        if (least != null && least > 0 && most != null) {
            return wording.get("hint.choices-from-to", Map.of("minimum", least, "maximum", most));
        }
        return most != null ? wording.counted("hint.choices-most", most)
                : least != null && least > 0 ? wording.counted("hint.choices-least", least) : wording.get("hint.choices");
    }

    private String range(String kind, String otherwise) {
        boolean day = question.type() == QuestionType.DATE;
        if (lowest() != null && highest() != null) {
            return wording.get(kind + ".from-to", Map.of("minimum", lowest(), "maximum", highest()));
        }
        return lowest() != null ? wording.get(kind + (day ? ".earliest" : ".least"), Map.of("minimum", lowest()))
                : highest() != null ? wording.get(kind + (day ? ".latest" : ".most"), Map.of("maximum", highest())) : otherwise;
    }

    private String lowest() {
        return isolated(question.minimum() != null ? question.minimum().toPlainString() : question.earliest());
    }

    private String highest() {
        return isolated(question.maximum() != null ? question.maximum().toPlainString() : question.latest());
    }

    /** Within a text from right to left, a day and a sign keep their order only between isolates (Unicode, UAX 9). */
    private String isolated(String value) {
        return value == null || !Languages.isRightToLeft(wording.language()) ? value : "\u2066" + value + "\u2069";
    }
}
