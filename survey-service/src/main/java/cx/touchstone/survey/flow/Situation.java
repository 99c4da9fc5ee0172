package cx.touchstone.survey.flow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.questionnaire.Condition;

/**
 * What is known of a respondent at some point of a survey.
 *
 * @param answers by question key, as {@code collection} keeps them; only of questions that were asked
 * @param attributes of the respondent
 * @param language of the respondent (BCP 47)
 */
public record Situation(ObjectNode answers, Map<String, String> attributes, String language) {

    /** Digits as keyboards of all front ends send them, so that all of them take the same words for numbers. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

    /** Whether a condition holds now; one that is not there does. */
    public boolean holds(Condition condition) {
        if (condition == null) {
            return true;
        }
        if (condition.all() != null) {
            return condition.all().stream().allMatch(this::holds);
        }
        if (condition.any() != null) {
            return condition.any().stream().anyMatch(this::holds);
        }
        if (condition.not() != null) {
            return !holds(condition.not());
        }
        if (condition.language() != null) {
            return condition.language().contains(language) || condition.language().contains(mainOf(language));
        }
        List<String> values = condition.question() != null ? answered(condition)
                : Stream.ofNullable(attributes.get(condition.attribute())).toList();
        if (condition.answered() != null) {
            return condition.answered() != values.isEmpty();
        }
        return (condition.is() == null || values.stream().anyMatch(value -> isOneOf(value, condition.is())))
                && (condition.atLeast() == null || compares(values, condition.atLeast(), 1))
                && (condition.atMost() == null || compares(values, condition.atMost(), -1));
    }

    private List<String> answered(Condition condition) {
        JsonNode answer = answers.path(condition.question());
        return values(condition.row() == null ? answer : answer.path(condition.row()));
    }

    /** An answer as conditions see it: the keys of options, "other" for another one. */
    private static List<String> values(JsonNode answer) {
        return switch (answer.getNodeType()) {
            case MISSING, NULL -> List.of();
            case BOOLEAN -> List.of(answer.booleanValue() ? "yes" : "no");
            case NUMBER -> List.of(answer.decimalValue().toPlainString());
            case OBJECT -> answer.has("other") ? List.of("other") : List.of("rated");
            case ARRAY -> StreamSupport.stream(answer.spliterator(), false).flatMap(one -> values(one).stream()).toList();
            default -> List.of(answer.asText());
        };
    }

    private static boolean isOneOf(String value, List<String> wanted) {
        if (wanted.contains(value)) {
            return true;
        }
        BigDecimal number = number(value);
        return number != null
                && wanted.stream().map(Situation::number).anyMatch(other -> other != null && other.compareTo(number) == 0);
    }

    private static boolean compares(List<String> values, BigDecimal bound, int sign) {
        return values.stream().map(Situation::number).anyMatch(value -> value != null && value.compareTo(bound) * sign >= 0);
    }

    private static BigDecimal number(String value) {
        // A word is neither more nor less than anything.
        return value.length() <= 40 && NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
    }

    private static String mainOf(String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? language : language.substring(0, dash);
    }
}
