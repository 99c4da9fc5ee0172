package cx.touchstone.survey.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * What a set of tests can tell apart: for each thing tested a few values that stand for all of its values, in all combinations.
 */
final class Distinctions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Subsets of so many options of one multiple choice are gone through; of more, there would be too many. */
    private static final int MOST_OPTIONS = 8;

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
                        : answers(questionnaire.byKey().get(about.getFirst().question()), about)));
        values.values().forEach(one -> combinations = Math.min(Integer.MAX_VALUE, combinations * one.size()));
    }

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

    private static List<JsonNode> attribute(List<Condition> about) {
        Set<String> values = new LinkedHashSet<>(List.of("something else"));
        about.stream().filter(test -> test.is() != null).forEach(test -> values.addAll(test.is()));
        numbers(about).forEach(number -> values.add(number.toPlainString()));
        List<JsonNode> nodes = new ArrayList<>(List.of(JSON.nullNode()));
        values.forEach(value -> nodes.add(JSON.textNode(value)));
        return nodes;
    }

    private static List<JsonNode> answers(Question question, List<Condition> about) {
        List<JsonNode> nodes = new ArrayList<>();
        if (!question.needsAnswer()) {
            nodes.add(JSON.nullNode());
        }
        switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING, MATRIX -> {
                for (int rating = question.lowest(); rating <= question.scale(); rating++) {
                    nodes.add(JSON.numberNode(rating));
                }
            }
            case SINGLE_CHOICE -> {
                question.options().forEach(option -> nodes.add(JSON.textNode(option.key())));
                if (question.other() != null) {
                    nodes.add(JSON.objectNode().put("other", "x"));
                }
            }
            case RANKING -> question.options().forEach(option -> nodes.add(JSON.arrayNode().add(option.key())));
            case MULTIPLE_CHOICE -> choices(question, about, nodes);
            case YES_NO, CONSENT -> {
                nodes.add(JSON.booleanNode(true));
                if (!question.needsAnswer() || question.type() == QuestionType.YES_NO) {
                    nodes.add(JSON.booleanNode(false));
                }
            }
            case NUMBER -> numbers(about).stream()
                    .filter(number -> (question.minimum() == null || number.compareTo(question.minimum()) >= 0)
                            && (question.maximum() == null || number.compareTo(question.maximum()) <= 0))
                    .forEach(number -> nodes.add(JSON.numberNode(number)));
            case OPEN_TEXT, DATE -> {
                nodes.add(JSON.textNode("something else"));
                about.stream().filter(test -> test.is() != null).flatMap(test -> test.is().stream()).distinct()
                        .forEach(value -> nodes.add(JSON.textNode(value)));
            }
            case STATEMENT -> nodes.add(JSON.nullNode());
        }
        return nodes.isEmpty() ? List.of(JSON.nullNode()) : nodes;
    }

    private static void choices(Question question, List<Condition> about, List<JsonNode> nodes) {
        List<String> told = about.stream().filter(test -> test.is() != null).flatMap(test -> test.is().stream()).distinct()
                .limit(MOST_OPTIONS).toList();
        List<String> exclusive = question.options().stream().filter(option -> option.exclusive() != null)
                .map(Question.Option::key).toList();
        for (int subset = 1; subset < 1 << told.size(); subset++) {
            ArrayNode chosen = JSON.arrayNode();
            boolean alone = false;
            for (int o = 0; o < told.size(); o++) {
                if ((subset >> o & 1) == 1) {
                    chosen.add(told.get(o));
                    alone |= exclusive.contains(told.get(o));
                }
            }
            if (!alone || chosen.size() == 1) {
                nodes.add(chosen);
            }
        }
        question.options().stream().map(Question.Option::key).filter(key -> !told.contains(key)).findFirst()
                .ifPresent(key -> nodes.add(JSON.arrayNode().add(key)));
    }

    /** Numbers on, just below and just above every bound and value that is tested. */
    private static Set<BigDecimal> numbers(List<Condition> about) {
        Set<BigDecimal> numbers = new TreeSet<>();
        for (Condition test : about) {
            List<BigDecimal> bounds = new ArrayList<>();
            if (test.atLeast() != null) {
                bounds.add(test.atLeast());
            }
            if (test.atMost() != null) {
                bounds.add(test.atMost());
            }
            (test.is() == null ? List.<String> of() : test.is()).stream()
                    .filter(value -> value.matches("-?\\d{1,15}(\\.\\d{1,10})?"))
                    .forEach(value -> bounds.add(new BigDecimal(value)));
            bounds.forEach(bound -> numbers
                    .addAll(List.of(bound.subtract(BigDecimal.ONE), bound, bound.add(BigDecimal.ONE))));
        }
        return numbers;
    }
}
