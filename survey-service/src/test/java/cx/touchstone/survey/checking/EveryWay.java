package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static cx.touchstone.survey.questionnaire.Written.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.flow.Path;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * A small survey drawn by chance, with all answers that there are to its questions.
 *
 * @param answers by question, JSON; of a question that may be left out, null among them
 */
record EveryWay(Questionnaire questionnaire, List<List<JsonNode>> answers) {

    private static final String[] NONE = {};

    /** A sort of question: its fields, all of its answers, and tests of it. */
    private record Sort(String fields, String answers, String... tests) {
    }

    private static final List<Sort> SORTS = List.of(
            new Sort("'type': 'rating', 'scale': 3", "[1, 2, 3]", "'atLeast': 2", "'atMost': 1", "'is': ['2']",
                    "'atMost': 2.5"),
            new Sort("'type': 'yes-no'", "[true, false]", "'is': ['yes']", "'is': ['no']"),
            new Sort("'type': 'consent', 'required': true", "[true]", "'is': ['no']", "'is': ['yes']"),
            new Sort("'type': 'single-choice', 'other': true, 'options': [{'key': 'a'}, {'key': 'b'}]",
                    "['a', 'b', {'other': 'x'}]", "'is': ['a']", "'is': ['a', 'b']", "'is': ['other']"),
            new Sort(
                    "'type': 'multiple-choice', 'maxChoices': 2, 'options': [{'key': 'a'}, {'key': 'b'}, {'key': 'n', 'exclusive': true}]",
                    "[['a'], ['b'], ['n'], ['a', 'b']]", "'is': ['a']", "'is': ['b']", "'is': ['n']"),
            new Sort(
                    "'type': 'multiple-choice', 'minChoices': 2, 'maxChoices': 2, 'other': true, 'options': [{'key': 'a'}, {'key': 'b'}]",
                    "[['a', 'b'], ['a', {'other': 'x'}], ['b', {'other': 'x'}]]", "'is': ['a']", "'is': ['b']",
                    "'is': ['other']"),
            new Sort("'type': 'ranking', 'options': [{'key': 'a'}, {'key': 'b'}]", "[['a', 'b'], ['b', 'a']]", "'is': ['a']",
                    "'is': ['b']"),
            new Sort("'type': 'number', 'minimum': 0, 'maximum': 0.5, 'decimals': 1", "[0, 0.1, 0.2, 0.3, 0.4, 0.5]",
                    "'atLeast': 0.2", "'atMost': 0.3", "'is': ['0.20']", "'is': ['0.3']", "'atLeast': 0.45"),
            new Sort("'type': 'date', 'earliest': '2026-01-01', 'latest': '2026-01-02'", "['2026-01-01', '2026-01-02']",
                    "'is': ['2026-01-01']", "'is': ['2026-01-02', '2026-01-03']"),
            new Sort("'type': 'statement'", "[]", NONE));

    static EveryWay through(Random random) {
        List<Sort> sorts = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        List<List<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Sort sort = SORTS.get(random.nextInt(SORTS.size()));
            sorts.add(sort);
            boolean required = sort.fields.contains("required") || sort.tests.length > 0 && random.nextBoolean();
            String question = sort.fields + (required && !sort.fields.contains("required") ? ", 'required': true" : "")
                    + (i > 0 && random.nextInt(3) > 0 ? ", 'showIf': " + condition(random, sorts.subList(0, i), 2) : "")
                    + (random.nextInt(3) == 0 ? ", 'endIf': " + condition(random, sorts, 2) : "");
            questions.add(question.replace('\'', '"'));
            List<JsonNode> possible = new ArrayList<>();
            json(sort.answers.replace('\'', '"')).forEach(possible::add);
            if (!required) {
                possible.add(null);
            }
            answers.add(possible);
        }
        return new EveryWay(asking(questions.toArray(String[]::new)), answers);
    }

    private static String condition(Random random, List<Sort> known, int deep) {
        int joined = deep == 0 ? 9 : random.nextInt(8);
        if (joined < 3) {
            return joined == 2 ? "{'not': " + condition(random, known, deep - 1) + "}"
                    : (joined == 0 ? "{'all': [" : "{'any': [") + condition(random, known, deep - 1) + ", "
                            + condition(random, known, deep - 1) + "]}";
        }
        int question = random.nextInt(known.size());
        String[] tests = known.get(question).tests;
        if (tests.length == 0 || random.nextInt(8) == 0) {
            return List.of("{'attribute': 'a', 'atLeast': 1}", "{'attribute': 'a', 'atMost': 2}",
                    "{'attribute': 'a', 'is': ['x']}",
                    "{'language': ['ro']}", "{'attribute': 'a', 'answered': true}").get(random.nextInt(5));
        }
        int test = random.nextInt(tests.length + 1);
        return "{'question': 'q" + question + "', "
                + (test == tests.length ? "'answered': " + random.nextBoolean() : tests[test]) + "}";
    }

    /** The questions that somebody comes to, whoever it is. */
    Set<Question> reached() {
        Set<Question> reached = new HashSet<>();
        for (String attribute : new String[] { null, "x", "y", "0", "1", "1.5", "2", "3" }) {
            Map<String, String> attributes = new HashMap<>();
            if (attribute != null) {
                attributes.put("a", attribute);
            }
            answered(0, JsonNodeFactory.instance.objectNode(), attributes, reached);
        }
        return reached;
    }

    private void answered(int question, ObjectNode given, Map<String, String> attributes, Set<Question> reached) {
        if (question == answers.size()) {
            reached.addAll(Path.asked(questionnaire, given, attributes, "en"));
            return;
        }
        for (JsonNode answer : answers.get(question)) {
            given.remove("q" + question);
            if (answer != null) {
                given.set("q" + question, answer);
            }
            answered(question + 1, given, attributes, reached);
        }
    }
}
