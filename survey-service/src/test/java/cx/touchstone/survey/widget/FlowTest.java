package cx.touchstone.survey.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.testing.Browser;
import cx.touchstone.survey.flow.Foreseen;
import cx.touchstone.survey.flow.Path;
import cx.touchstone.survey.flow.Recall;
import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * The widget asks what the service would ask: both are held to one table of cases, and to each other on thousands of others.
 */
class FlowTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String IN_THE_BROWSER = "cases => { " + WidgetFile.read("flow.js")
            + " return JSON.parse(cases).map(one => asked(one.questions, one.answers).map(question => question.key)); }";

    private Browser browser;

    @BeforeEach
    void aBrowser() {
        browser = Browser.window(window -> {
        });
    }

    @AfterEach
    void isClosed() {
        browser.close();
    }

    private record Case(Questionnaire questionnaire, JsonNode answers, Map<String, String> attributes, String language) {

        static Case of(JsonNode written) {
            List<Question> questions = new ArrayList<>();
            written.get("questions").forEach(question -> {
                ((ObjectNode) question).putObject("text").put("en", "?");
                questions.add(JSON.convertValue(question, Question.class));
            });
            return new Case(new Questionnaire("Cases", null, null, null, null, null, questions, null, null, null),
                    written.get("answers"),
                    JSON.convertValue(written.path("attributes"), new TypeReference<Map<String, String>>() {
                    }), written.path("language").asText("en"));
        }

        List<String> asked() {
            return Path.asked(questionnaire, answers, attributes == null ? Map.of() : attributes, language).stream()
                    .map(Question::key).toList();
        }

        /** As the definition for respondents has it: without tests of attributes and language. */
        ObjectNode foreseen() {
            Foreseen foreseen = new Foreseen(attributes == null ? Map.of() : attributes, language);
            ObjectNode seen = JSON.createObjectNode();
            ArrayNode questions = seen.putArray("questions");
            questionnaire.questions().forEach(question -> {
                Condition showIf = foreseen.of(question.showIf());
                Condition endIf = foreseen.of(question.endIf());
                if (showIf != Foreseen.NEVER) {
                    ObjectNode one = questions.addObject().put("key", question.key());
                    one.set("type", JSON.valueToTree(question.type()));
                    one.set("showIf", JSON.valueToTree(showIf == Foreseen.ALWAYS ? null : showIf));
                    one.set("endIf", JSON.valueToTree(endIf == Foreseen.NEVER ? null : endIf));
                }
            });
            seen.set("answers", answers);
            return seen;
        }
    }

    private Object inTheBrowser(List<Case> cases) {
        ArrayNode seen = JSON.createArrayNode();
        cases.forEach(one -> seen.add(one.foreseen()));
        return browser.page().evaluate(IN_THE_BROWSER, seen.toString());
    }

    @Test
    void service_and_widget_ask_what_the_table_says() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<List<String>> wanted = new ArrayList<>();
        for (JsonNode written : JSON.readTree(getClass().getResourceAsStream("/flow-cases.json"))) {
            Case one = Case.of(written);
            wanted.add(JSON.convertValue(written.get("asked"), new TypeReference<List<String>>() {
            }));
            assertEquals(wanted.getLast(), one.asked(), written.get("name").textValue());
            cases.add(one);
        }
        assertEquals(wanted, inTheBrowser(cases));
    }

    @Test
    void service_and_widget_ask_the_same_whatever_the_survey_and_the_answers() {
        AnySurvey any = new AnySurvey(new Random(20261122));
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            cases.add(Case.of(any.next()));
        }
        List<List<String>> asked = cases.stream().map(Case::asked).toList();
        assertTrue(asked.stream().distinct().count() > 50, "the surveys differ too little to show anything");
        List<?> inTheBrowser = (List<?>) inTheBrowser(cases);
        for (int i = 0; i < cases.size(); i++) {
            assertEquals(asked.get(i), inTheBrowser.get(i), cases.get(i).foreseen().toString());
        }
    }

    @Test
    void service_and_widget_put_the_same_answers_into_texts() {
        Map<String, String> words = Map.of("name", "<b>Ana</b> $& $1", "empty", "");
        List<String> texts = List.of("Hello {{answers.name}}!", "{{ answers.name | you }}{{answers.empty|nobody}}",
                "{{answers.unknown|  somebody }}, {{answers.unknown}}.", "{{nonsense}} {{answers.Name}} {{answers.name",
                "plain");
        List<String> wanted = texts.stream().map(text -> Recall.fill(text, recall -> {
            String known = words.getOrDefault(recall.key(), "");
            return known.isEmpty() ? recall.otherwise() : known;
        })).toList();
        assertEquals("Hello <b>Ana</b> $& $1!", wanted.getFirst());
        assertEquals(wanted, browser.page().evaluate("([texts, words]) => { " + WidgetFile.read("flow.js")
                + " return texts.map(text => fill(text, key => words[key])); }", List.of(texts, words)));
    }
}
