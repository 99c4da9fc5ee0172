package cx.touchstone.survey.widget;

import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Surveys with conditions of all sorts, and answers to them, drawn by chance. */
final class AnySurvey {

    private static final JsonNodeFactory JSON = new ObjectMapper().getNodeFactory();
    private static final List<String> TYPES = List.of("nps", "csat", "matrix", "single-choice", "multiple-choice", "ranking",
            "open-text", "number", "date", "yes-no", "consent", "statement");
    private static final List<String> OPTIONS = List.of("x", "y", "z");
    private static final List<String> WORDS = List.of("5", "05.0", "5e0", "-1", "1e3", "1000", "five", "yes", "", " 5",
            "2026-12-31",
            "9007199254740993", "0", "-0.0", ".5", "5.", ".", "x", "other");

    private final Random random;

    AnySurvey(Random random) {
        this.random = random;
    }

    ObjectNode next() {
        ObjectNode survey = JSON.objectNode();
        ArrayNode questions = survey.putArray("questions");
        ObjectNode answers = survey.putObject("answers");
        int size = 2 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            ObjectNode question = questions.addObject().put("key", "q" + i).put("type", one(TYPES));
            if (i > 0 && random.nextInt(3) > 0) {
                question.set("showIf", condition(questions, i, 3));
            }
            if (random.nextInt(4) == 0) {
                question.set("endIf", condition(questions, i + 1, 3));
            }
            if (random.nextInt(5) > 0 && !question.get("type").textValue().equals("statement")) {
                answers.set("q" + i, answer(question.get("type").textValue()));
            }
        }
        survey.putObject("attributes").put("tier", one(List.of("gold", "5", "silver")));
        return survey.put("language", one(List.of("en", "en-GB", "ro")));
    }

    private ObjectNode condition(ArrayNode questions, int known, int deep) {
        ObjectNode condition = JSON.objectNode();
        switch (deep == 0 ? 3 + random.nextInt(6) : random.nextInt(9)) {
            case 0 -> parts(condition.putArray("all"), questions, known, deep - 1);
            case 1 -> parts(condition.putArray("any"), questions, known, deep - 1);
            case 2 -> condition.set("not", condition(questions, known, deep - 1));
            case 3 -> condition.putArray("language").add(one(List.of("en", "ro", "en-GB")));
            case 4 -> test(condition.put("attribute", one(List.of("tier", "age"))));
            default -> {
                JsonNode question = questions.get(random.nextInt(known));
                test(condition.put("question", question.get("key").textValue()));
                if (question.get("type").textValue().equals("matrix")) {
                    condition.put("row", one(OPTIONS));
                }
            }
        }
        return condition;
    }

    private void parts(ArrayNode parts, ArrayNode questions, int known, int deep) {
        for (int i = 0; i <= random.nextInt(3); i++) {
            parts.add(condition(questions, known, deep));
        }
    }

    private void test(ObjectNode condition) {
        switch (random.nextInt(5)) {
            case 0 -> condition.put("answered", random.nextBoolean());
            case 1 -> condition.put("atLeast", random.nextInt(8));
            case 2 -> condition.put("atMost", random.nextInt(80) / 10.0);
            default -> condition.putArray("is").add(one(WORDS)).add(one(List.of("x", "y", "gold", "no", "5")));
        }
    }

    private JsonNode answer(String type) {
        return switch (type) {
            case "nps", "csat" -> JSON.numberNode(random.nextInt(11));
            case "matrix" -> JSON.objectNode().put(one(OPTIONS), random.nextInt(6));
            case "single-choice" ->
                random.nextInt(4) == 0 ? JSON.objectNode().put("other", one(WORDS)) : JSON.textNode(one(OPTIONS));
            case "multiple-choice" -> JSON.arrayNode().add(one(OPTIONS)).add(JSON.objectNode().put("other", "mine"));
            case "ranking" -> JSON.arrayNode().add(one(OPTIONS)).add("w").add("v");
            case "number" -> JSON.numberNode(random.nextInt(100) / 10.0);
            case "date" -> JSON.textNode("2026-12-31");
            case "yes-no", "consent" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(one(WORDS));
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
