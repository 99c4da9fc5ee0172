package cx.touchstone.survey.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** What a submission says besides answers: of the respondent, and of what the response is about. */
public final class RespondentFields {

    static final int MOST_ATTRIBUTES = 20;
    private static final List<String> SUBJECT = List.of("system", "type", "id");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final int LONGEST_VALUE = 200;
    private static final BigDecimal LARGEST_WEIGHT = BigDecimal.valueOf(1_000);
    private static final int MOST_DECIMALS = 10;

    private final List<Fault> faults;

    /** @param faults to which those that are found are added */
    RespondentFields(List<Fault> faults) {
        this.faults = faults;
    }

    String text(JsonNode body, String name, int longest) {
        JsonNode given = body.get(name);
        if (given == null) {
            return null;
        }
        if (!given.isTextual() || given.textValue().isBlank() || given.textValue().length() > longest
                || AnswerRules.isUnstorable(given.textValue())) {
            fault("/" + name, "text", name + " must be a text of 1 to " + longest + " characters.");
            return null;
        }
        return given.textValue();
    }

    String locale(JsonNode body) {
        String tag = text(body, "locale", 35);
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            fault("/locale", "locale", "locale must be a language tag such as en or pt-BR.");
            return null;
        }
    }

    BigDecimal weight(JsonNode given) {
        if (given == null) {
            return BigDecimal.ONE;
        }
        if (given.isNumber()) {
            BigDecimal weight = given.decimalValue();
            if (weight.signum() > 0 && weight.compareTo(LARGEST_WEIGHT) <= 0 && weight.scale() <= MOST_DECIMALS) {
                return weight;
            }
        }
        fault("/weight", "range", "weight must be a number above 0, at most 1000, with at most 10 decimals.");
        return BigDecimal.ONE;
    }

    Map<String, String> attributes(JsonNode given) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (given == null) {
            return attributes;
        }
        if (!given.isObject() || given.size() > MOST_ATTRIBUTES) {
            fault("/attributes", "attributes", "attributes must be an object of at most " + MOST_ATTRIBUTES + " texts.");
            return attributes;
        }
        given.properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            if (!ATTRIBUTE.matcher(attribute.getKey()).matches()) {
                fault(SubmissionReader.pointer("/attributes", attribute.getKey()), "attribute-key",
                        "An attribute's key must be up to 64 letters, digits, '_', '.' or '-', a letter first.");
            } else if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > LONGEST_VALUE
                    || AnswerRules.isUnstorable(value.textValue())) {
                fault(SubmissionReader.pointer("/attributes", attribute.getKey()), "text",
                        "An attribute's value must be a text of 1 to " + LONGEST_VALUE + " characters.");
            } else {
                attributes.put(attribute.getKey(), value.textValue());
            }
        });
        return attributes;
    }

    /**
     * The same from parameters {@code key:value}.
     *
     * @throws Refusal.Invalid when one of them could not be sent with answers
     */
    public static Map<String, String> attributes(List<String> pairs) {
        List<Fault> faults = new ArrayList<>();
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (String pair : pairs) {
            String[] parts = pair.split(":", 2);
            given.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
        Map<String, String> attributes = new RespondentFields(faults).attributes(given);
        if (!faults.isEmpty() || attributes.size() < pairs.size()) {
            throw new Refusal.Invalid("attribute", "attributes", "attribute must be key:value, at most " + MOST_ATTRIBUTES
                    + " times and each key once; a key is up to 64 letters, digits, '_', '.' or '-', a letter first, and a value a text of 1 to "
                    + LONGEST_VALUE + " characters.");
        }
        return attributes;
    }

    ObjectNode subject(JsonNode given) {
        if (given == null) {
            return null;
        }
        ObjectNode subject = JsonNodeFactory.instance.objectNode();
        if (!given.isObject()) {
            fault("/subject", "subject", "subject must be an object with system, type and id.");
            return subject;
        }
        given.fieldNames().forEachRemaining(name -> {
            if (!SUBJECT.contains(name)) {
                fault(SubmissionReader.pointer("/subject", name), "unknown-field", "There is no such field.");
            }
        });
        for (String name : SUBJECT) {
            JsonNode part = given.get(name);
            if (part == null || !part.isTextual() || part.textValue().isBlank() || part.textValue().length() > LONGEST_VALUE
                    || AnswerRules.isUnstorable(part.textValue())) {
                fault("/subject/" + name, "text", name + " must be a text of 1 to " + LONGEST_VALUE + " characters.");
            } else {
                subject.set(name, part);
            }
        }
        return subject;
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }
}
