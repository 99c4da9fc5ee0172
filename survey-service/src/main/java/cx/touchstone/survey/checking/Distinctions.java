package cx.touchstone.survey.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * What a set of tests can tell apart: for each thing tested a few values that stand for all of its values, in all combinations.
 */
final class Distinctions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One way in which everything tested could be. */
    record Combination(ObjectNode answers, Map<String, String> attributes, String language) {
    }

    /** A thing tested ({@code question}, {@code question/row}, {@code @attribute}, or the language, "") and what it can be. */
    private final Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    private long combinations = 1;

    Distinctions(Questionnaire questionnaire, List<Condition> tests) {
        Map<String, List<Condition>> byThing = new LinkedHashMap<>();
        tests.forEach(test -> byThing.computeIfAbsent(thing(test), t -> new ArrayList<>()).add(test));
        byThing.forEach((thing, about) -> values.put(thing, thing.isEmpty() ? languages(questionnaire)
                : thing.startsWith("@") ? attribute(about)
                        : PossibleAnswers.to(questionnaire.byKey().get(about.getFirst().question()), about)));
        values.values().forEach(one -> combinations = one == PossibleAnswers.TOO_MANY ? Integer.MAX_VALUE
                : Math.min(Integer.MAX_VALUE, combinations * one.size()));
    }

    /** How many there are; {@link Integer#MAX_VALUE} stands for more. */
    long combinations() {
        return combinations;
    }

    Combination combination(int number) {
        ObjectNode answers = JSON.objectNode();
        Map<String, String> attributes = new HashMap<>();
        String language = "";
        int left = number;
        for (var thing : values.entrySet()) {
            JsonNode value = thing.getValue().get(left % thing.getValue().size());
            left /= thing.getValue().size();
            if (thing.getKey().isEmpty()) {
                language = value.textValue();
            } else if (value.isNull()) {
                continue; // not answered, not known
            } else if (thing.getKey().startsWith("@")) {
                attributes.put(thing.getKey().substring(1), value.textValue());
            } else if (thing.getKey().contains("/")) {
                String[] place = thing.getKey().split("/");
                answers.withObjectProperty(place[0]).set(place[1], value);
            } else {
                answers.set(thing.getKey(), value);
            }
        }
        return new Combination(answers, attributes, language);
    }

    private static String thing(Condition test) {
        return test.language() != null ? ""
                : test.attribute() != null ? "@" + test.attribute()
                        : test.row() != null ? test.question() + "/" + test.row() : test.question();
    }

    private static List<JsonNode> languages(Questionnaire questionnaire) {
        return questionnaire.languages().stream().<JsonNode> map(JSON::textNode).toList();
    }

    /** Unknown, a word of no meaning, every value tested, and a number from every gap between the numbers tested. */
    private static List<JsonNode> attribute(List<Condition> about) {
        Set<String> values = new LinkedHashSet<>(List.of("something else"));
        about.stream().filter(test -> test.is() != null).forEach(test -> values.addAll(test.is()));
        TestedNumbers.of(about).withGaps().forEach(number -> values.add(number.toPlainString()));
        List<JsonNode> nodes = new ArrayList<>(List.of(JSON.nullNode()));
        values.forEach(value -> nodes.add(JSON.textNode(value)));
        return nodes;
    }
}
