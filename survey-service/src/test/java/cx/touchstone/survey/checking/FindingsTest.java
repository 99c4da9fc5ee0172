package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.questionnaire;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class FindingsTest {

    private static List<String> findings(String survey) {
        return Findings.of(questionnaire(survey)).stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
    }

    @Test
    void a_survey_in_its_own_language_only_lacks_nothing() {
        assertEquals(List.of(), findings("{\"name\": \"x\", \"questions\": [{\"type\": \"nps\"}]}"));
    }

    @Test
    void every_missing_translation_is_listed_with_its_language() {
        var findings = Findings.of(questionnaire("""
                {"name": "x", "languages": ["en", "ro", "he"], "title": {"en": "x", "ro": "x"}, "questions": [
                  {"type": "ranking", "text": {"en": "x", "ro": "x", "he": "x"}, "options": [
                    {"key": "a", "text": {"en": "x", "ro": "x", "he": "x"}}, {"key": "b", "text": {"en": "x"}}]}]}"""));
        assertEquals(List.of("/title he", "/questions/0/options/1/text ro", "/questions/0/options/1/text he"), findings.stream()
                .map(finding -> finding.pointer() + finding.detail().replaceAll(".* into (\\w+);.*", " $1")).toList());
        assertEquals("The text is not translated into he; it is shown in en.", findings.getFirst().detail());
        assertEquals("missing-translation", findings.getFirst().code());
    }

    @Test
    void a_region_is_served_by_its_main_language() {
        assertEquals(List.of(), findings("{\"name\": \"x\", \"languages\": [\"en-GB\"], \"title\": {\"en\": \"x\"}}"));
        assertEquals(List.of("/title missing-translation"),
                findings("{\"name\": \"x\", \"languages\": [\"pt\"], \"title\": {\"en\": \"x\", \"pt-BR\": \"x\"}}"));
    }

    @Test
    void a_question_that_nobody_comes_to_is_named() {
        assertEquals(List.of("/questions/1 unreachable"), findings("""
                {"name": "x", "questions": [{"key": "a", "type": "nps", "required": true},
                  {"key": "b", "type": "open-text", "showIf": {"question": "a", "answered": false}}]}"""));
    }
}
