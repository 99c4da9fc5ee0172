package cx.touchstone.survey.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Question;

/**
 * What counts as an answer to a question with options: keys of options, and {@code {"other": "…"}} where one may be written.
 */
final class ChoiceRules {

    /** Field of an answer in the respondent's own words. */
    static final String OTHER = "other";
    private static final int LONGEST_OTHER = 500;

    private ChoiceRules() {
    }

    static JsonNode answer(Question question, JsonNode given, String at, List<Fault> faults) {
        return switch (question.type()) {
            case SINGLE_CHOICE -> one(question, given, at, faults);
            case MULTIPLE_CHOICE -> some(question, given, at, faults);
            default -> all(question, given, at, faults);
        };
    }

    private static JsonNode one(Question question, JsonNode given, String at, List<Fault> faults) {
        if (isOption(question, given)) {
            return given;
        }
        JsonNode other = given.get(OTHER);
        if (question.other() != null && given.isObject() && given.size() == 1 && other != null) {
            return other.isTextual() && !other.textValue().isBlank() && other.textValue().length() <= LONGEST_OTHER
                    && !AnswerRules.isUnstorable(other.textValue()) ? given
                            : AnswerRules.wrong(at + "/" + OTHER, "text", "other must be a text of 1 to " + LONGEST_OTHER
                                    + " characters.", faults);
        }
        return AnswerRules.wrong(at, "not-an-option", "The answer must be the key of one of the options"
                + (question.other() != null ? ", or {\"other\": \"…\"}." : "."), faults);
    }

    private static JsonNode some(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!isListOf(question, given, at, faults)) {
            return null;
        }
        int least = question.minChoices() == null ? 0 : question.minChoices();
        int most = question.maxChoices() == null ? Integer.MAX_VALUE : question.maxChoices();
        if (given.isEmpty()) {
            return null; // nothing ticked is no answer
        }
        if (given.size() > 1 && question.options().stream()
                .anyMatch(option -> option.exclusive() != null && contains(given, option.key()))) {
            return AnswerRules.wrong(at, "exclusive", "One of the options chosen stands alone.", faults);
        }
        boolean exclusive = question.options().stream()
                .anyMatch(option -> option.exclusive() != null && contains(given, option.key()));
        if (given.size() < least && !exclusive || given.size() > most) {
            return AnswerRules.wrong(at, "number-of-choices", least == 0 || given.size() > most
                    ? "At most " + most + " options may be chosen."
                    : "At least " + least + " options must be chosen.", faults);
        }
        return given;
    }

    private static JsonNode all(Question question, JsonNode given, String at, List<Fault> faults) {
        if (!isListOf(question, given, at, faults)) {
            return null;
        }
        if (given.isEmpty()) {
            return null;
        }
        return given.size() == question.options().size() ? given
                : AnswerRules.wrong(at, "incomplete-ranking", "A ranking names all " + question.options().size()
                        + " options, the best first.", faults);
    }

    private static boolean isListOf(Question question, JsonNode given, String at, List<Fault> faults) {
        int before = faults.size();
        if (!given.isArray()) {
            AnswerRules.wrong(at, "not-a-list",
                    "The answer must be a list of option keys, not " + AnswerRules.kind(given) + ".",
                    faults);
        } else {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < given.size() && i <= question.options().size() + 1; i++) {
                JsonNode chosen = one(question, given.get(i), at + "/" + i, faults);
                if (chosen != null && !seen.add(chosen.isTextual() ? chosen.textValue() : "{" + OTHER + "}")) {
                    AnswerRules.wrong(at + "/" + i, "repeated", "This option is chosen twice.", faults);
                }
            }
        }
        return faults.size() == before;
    }

    private static boolean isOption(Question question, JsonNode given) {
        return given.isTextual() && question.options().stream().anyMatch(option -> option.key().equals(given.textValue()));
    }

    private static boolean contains(JsonNode list, String key) {
        for (JsonNode one : list) {
            if (key.equals(one.textValue())) {
                return true;
            }
        }
        return false;
    }
}
