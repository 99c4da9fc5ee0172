package cx.touchstone.survey.collection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.flow.Path;
import cx.touchstone.survey.questionnaire.Question;

/** Reads what was handed in and finds all that is wrong with it, so that whoever mends it mends it once. */
public final class SubmissionReader {

    private static final Set<String> FIELDS = Set.of("answers", "channel", "locale", "weight", "attributes", "subject");
    private static final List<String> SUBJECT = List.of("system", "type", "id");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final int MOST_ATTRIBUTES = 20;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_CHANNEL = 64;
    private static final BigDecimal LARGEST_WEIGHT = BigDecimal.valueOf(1_000);
    private static final int MOST_DECIMALS = 10;

    private final AskedSurvey survey;
    private final List<Fault> faults = new ArrayList<>();

    private SubmissionReader(AskedSurvey survey) {
        this.survey = survey;
    }

    /** The submission, or the refusal that names all of its faults. */
    public static Submission read(JsonNode body, AskedSurvey survey) {
        SubmissionReader reader = new SubmissionReader(survey);
        Submission submission = reader.submission(body);
        if (!reader.faults.isEmpty()) {
            throw new Refusal.Invalid(reader.faults);
        }
        return submission;
    }

    private Submission submission(JsonNode body) {
        if (body == null || !body.isObject()) {
            fault("", "required", "A JSON object with answers is expected.");
            return null;
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                fault(pointer("", name), "unknown-field", "There is no such field.");
            }
        });
        String locale = locale(body);
        Map<String, String> attributes = attributes(body.get("attributes"));
        return new Submission(answers(body.get("answers"), attributes, locale), text(body, "channel", LONGEST_CHANNEL), locale,
                weight(body.get("weight")), attributes, subject(body.get("subject")));
    }

    private ObjectNode answers(JsonNode given, Map<String, String> attributes, String locale) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        if (given == null || !given.isObject()) {
            fault("/answers", "required", "answers must be an object of question keys and answers.");
            return answers;
        }
        given.properties().forEach(answer -> {
            String at = pointer("/answers", answer.getKey());
            var question = survey.byKey().get(answer.getKey());
            if (question == null) {
                fault(at, "unknown-question", "The survey does not ask this.");
            } else {
                JsonNode value = AnswerRules.answer(question, answer.getValue(), at, faults);
                if (value != null) {
                    answers.set(answer.getKey(), value);
                }
            }
        });
        mustFollowThePath(answers, given, attributes, locale);
        return answers;
    }

    /** Every question that is required and asked is answered, and none is that is not asked. */
    private void mustFollowThePath(ObjectNode answers, JsonNode given, Map<String, String> attributes, String locale) {
        List<Question> asked = Path.asked(survey.questionnaire(), answers, attributes,
                survey.questionnaire().languageFor(locale == null ? List.of() : List.of(locale)));
        asked.stream()
                .filter(question -> question.needsAnswer() && !answers.has(question.key())
                        && isMissing(given.get(question.key())))
                .forEach(question -> fault("/answers/" + question.key(), "required", "This question needs an answer."));
        if (asked.size() < survey.questionnaire().questions().size()) {
            Set<String> keys = asked.stream().map(Question::key).collect(Collectors.toSet());
            answers.fieldNames().forEachRemaining(key -> {
                if (!keys.contains(key)) {
                    fault("/answers/" + key, "not-asked", "With the other answers given, this question is not asked.");
                }
            });
        }
    }

    /** A required answer that is there but wrong has been named already. */
    private static boolean isMissing(JsonNode given) {
        return given == null || given.isTextual() && given.textValue().isBlank() || given.isArray() && given.isEmpty();
    }

    private String text(JsonNode body, String name, int longest) {
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

    private String locale(JsonNode body) {
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

    private BigDecimal weight(JsonNode given) {
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

    private Map<String, String> attributes(JsonNode given) {
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
                fault(pointer("/attributes", attribute.getKey()), "attribute-key",
                        "An attribute's key must be up to 64 letters, digits, '_', '.' or '-', a letter first.");
            } else if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > LONGEST_VALUE
                    || AnswerRules.isUnstorable(value.textValue())) {
                fault(pointer("/attributes", attribute.getKey()), "text",
                        "An attribute's value must be a text of 1 to " + LONGEST_VALUE + " characters.");
            } else {
                attributes.put(attribute.getKey(), value.textValue());
            }
        });
        return attributes;
    }

    private ObjectNode subject(JsonNode given) {
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
                fault(pointer("/subject", name), "unknown-field", "There is no such field.");
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

    /** A pointer one step down (RFC 6901); an endless key is cut, the caller knows which he sent. */
    static String pointer(String at, String key) {
        String shown = key.length() > 100 ? key.substring(0, 100) + "…" : key;
        return at + "/" + shown.replace("~", "~0").replace("/", "~1");
    }
}
