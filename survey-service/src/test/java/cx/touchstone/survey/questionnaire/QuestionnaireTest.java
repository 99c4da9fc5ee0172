package cx.touchstone.survey.questionnaire;

import static cx.touchstone.survey.questionnaire.Written.JSON;
import static cx.touchstone.survey.questionnaire.Written.asking;
import static cx.touchstone.survey.questionnaire.Written.question;
import static cx.touchstone.survey.questionnaire.Written.questionnaire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.checking.DraftRules;

class QuestionnaireTest {

    private final JsonNode withEverything;

    QuestionnaireTest() throws IOException {
        withEverything = JSON.readTree(getClass().getResourceAsStream("/survey-with-everything.json"));
    }

    @Test
    void a_definition_that_says_everything_is_read_and_written_without_loss() throws IOException {
        Questionnaire read = JSON.convertValue(withEverything, Questionnaire.class);
        assertEquals(List.of(), DraftRules.contradictions(read));
        String written = JSON.writeValueAsString(read);
        assertEquals(withEverything, JSON.readTree(written));
        assertEquals(written, JSON.writeValueAsString(JSON.readValue(written, Questionnaire.class)));
        assertEquals(read, JSON.readValue(written, Questionnaire.class));
    }

    @Test
    void the_definition_that_says_everything_leaves_no_field_and_no_type_out() {
        Set<String> said = new TreeSet<>();
        withEverything.findParents("key").forEach(of -> of.fieldNames().forEachRemaining(said::add));
        assertTrue(said.containsAll(components(Question.class)), said.toString());
        withEverything.findValues("showIf").forEach(condition -> fieldsOf(condition, said));
        assertTrue(said.containsAll(components(Condition.class)), said.toString());
        withEverything.fieldNames().forEachRemaining(said::add);
        assertTrue(said.containsAll(components(Questionnaire.class)), said.toString());
        assertEquals(components(Settings.class), names(withEverything.get("settings")));
        assertEquals(components(Settings.Retention.class), names(withEverything.at("/settings/retention")));
        assertEquals(components(Theme.class), names(withEverything.get("theme")));
        assertEquals(components(Ending.Incentive.class), names(withEverything.at("/ending/incentive")));
        assertEquals(QuestionType.values().length, new HashSet<>(withEverything.findValuesAsText("type")).size());
    }

    private static Set<String> components(Class<?> record) {
        Set<String> names = new TreeSet<>();
        List.of(record.getRecordComponents()).forEach(component -> names.add(component.getName()));
        return names;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void fieldsOf(JsonNode node, Set<String> said) {
        node.fieldNames().forEachRemaining(said::add);
        node.forEach(inner -> fieldsOf(inner, said));
    }

    @Test
    void what_is_left_out_has_its_usual_value() throws IOException {
        Questionnaire survey = questionnaire("{\"name\": \"x\", \"questions\": [{\"type\": \"open-text\"}]}");
        assertEquals("""
                {"name":"x","language":"en","languages":["en"],"layout":"one-by-one",\
                "questions":[{"key":"q0","type":"open-text","text":{"en":"Words"},"maxLength":2000}],\
                "ending":{},"theme":{"accent":"#1d4ed8","background":"#ffffff","foreground":"#1f2937"},\
                "settings":{"partialExpiry":"PT168H"}}""", JSON.writeValueAsString(survey));
        assertEquals(Integer.valueOf(200), question("\"type\": \"open-text\", \"oneLine\": true").maxLength());
        assertEquals(List.of("ro", "en"), questionnaire("""
                {"name": "x", "language": "ro", "languages": ["en", "ro", "en"]}""").languages());
    }

    @Test
    void a_switch_that_is_off_says_nothing() throws IOException {
        assertEquals(JSON.writeValueAsString(question("\"type\": \"ces\"")), JSON.writeValueAsString(question("""
                "type": "ces", "required": false, "reverse": false, "other": false, "randomised": false, "oneLine": false,
                "rows": [], "options": []""")));
    }

    @ParameterizedTest
    @CsvSource({ "nps, 10, nps", "csat, 5, csat", "csat, 7, csat_7", "csat, 10, csat_10", "ces, 5, ces", "ces, 7, ces_7",
            "ces, 10, ces_10", "empathy, 5, empathy", "empathy, 7, empathy_7", "rating, 5,", "matrix, 5," })
    void type_and_scale_say_what_is_measured(String type, int scale, String metric) {
        assertEquals(metric, question("\"type\": \"" + type + "\", \"scale\": " + scale).metric());
    }

    @Test
    void a_reverse_item_is_turned_round_on_its_scale() {
        Question agreement = question("\"type\": \"empathy\", \"scale\": 7, \"reverse\": true");
        assertEquals(List.of(7, 4, 1),
                List.of(agreement.scored(1, true), agreement.scored(4, true), agreement.scored(7, true)));
        assertEquals(2, agreement.scored(2, null));
        assertEquals(10, question("\"type\": \"nps\"").scored(0, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pt-BR         | pt-BR
            pt-br         | pt-BR
            pt-PT         | pt
            pt            | pt
            de de-AT ro   | ro
            de            | en
            EN-us         | en
            iw            | he
            ar-EG he      | he
            zh-TW         | zh-Hant
            und *         | en
            12 _ -        | en
            """)
    void who_reads_these_languages_is_shown_that_one(String wanted, String shown) {
        Questionnaire survey = questionnaire("""
                {"name": "x", "languages": ["en", "ro", "he", "pt-BR", "pt", "zh-Hant"]}""");
        assertEquals(shown, survey.languageFor(List.of(wanted.split(" "))));
    }

    @Test
    void every_text_is_found_at_its_place() {
        Questionnaire survey = JSON.convertValue(withEverything, Questionnaire.class);
        JsonNode written = JSON.valueToTree(survey);
        long texts = survey.texts().peek(text -> assertEquals(JSON.valueToTree(text.getValue()), written.at(text.getKey())))
                .map(Map.Entry::getKey).distinct().count();
        assertEquals(withEverything.findParents("en").size(), texts);
        assertEquals(List.of("/questions/0/text"), asking("\"type\": \"date\"").texts().map(Map.Entry::getKey).toList());
    }
}
