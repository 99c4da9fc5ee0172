package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.questionnaire;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecallRulesTest {

    /** A survey with this text of its second question. */
    private static List<String> contradictions(String text) {
        return contradictions("/questions/1/text", text);
    }

    private static List<String> contradictions(String place, String text) {
        String survey = """
                {"name": "x", "title": {"en": "/title"}, "introduction": {"en": "/introduction"}, "questions": [
                  {"key": "name", "type": "open-text"},
                  {"key": "ways", "type": "matrix", "scale": 5, "text": {"en": "/questions/1/text"}, "help": {"en": "/questions/1/help"},
                   "rows": [{"key": "a", "text": {"en": "/questions/1/rows/0/text"}}]},
                  {"key": "news", "type": "statement"},
                  {"key": "why", "type": "single-choice", "options": [{"key": "a", "text": {"en": "/questions/3/options/0/text"}}, {"key": "b"}]}],
                 "ending": {"text": {"en": "/ending/text"}, "incentive": {"text": {"en": "/ending/incentive/text"}}},
                 "theme": {"logo": {"image": "data:image/png;base64,AA==", "description": {"en": "/theme/logo/description"}}}}""";
        return DraftRulesTest.contradictions(questionnaire(survey.replace('"' + place + '"', '"' + text + '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{{answers.name}}", "{{ answers.name | guest }}", "{{attributes.anything|}}", "{{answers.name",
            "{name}",
            "}} {{" })
    void a_text_may_recall_what_is_known(String text) {
        assertEquals(List.of(), contradictions(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{{name}}", "{{}}", "{{answers.nobody}}", "{{answers.ways}}", "{{answers.why}}",
            "{{answers.Name}}",
            "Hello {{answers.name}}, {{ attributes.2 }}" })
    void but_nothing_else(String text) {
        assertEquals(List.of("/questions/1/text recall"), contradictions(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/questions/1/help", "/questions/1/rows/0/text", "/questions/3/options/0/text", "/ending/text",
            "/ending/incentive/text" })
    void an_answer_is_recalled_after_its_question(String place) {
        assertEquals(List.of(), contradictions(place, "{{answers.name}}"));
        assertEquals(place.startsWith("/ending") ? List.of() : List.of(place + " recall"),
                contradictions(place, "{{answers.why}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/title", "/introduction", "/theme/logo/description" })
    void before_the_first_question_only_attributes_are_known(String place) {
        assertEquals(List.of(), contradictions(place, "{{attributes.name|guest}}"));
        assertEquals(List.of(place + " recall"), contradictions(place, "{{answers.name}}"));
    }

    @Test
    void a_matrix_and_a_statement_have_no_answer_that_is_one_text() {
        assertEquals(List.of("/ending/text recall", "/ending/text recall"),
                contradictions("/ending/text", "{{answers.ways}} {{answers.news}}"));
    }

    @Test
    void every_translation_is_looked_at() {
        assertEquals(List.of("/title recall"), DraftRulesTest.contradictions(
                questionnaire("{\"name\": \"x\", \"title\": {\"en\": \"x\", \"ro\": \"{{x}}\"}}")));
    }
}
