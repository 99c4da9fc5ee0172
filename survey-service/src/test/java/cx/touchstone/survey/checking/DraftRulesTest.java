package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static cx.touchstone.survey.questionnaire.Written.questionnaire;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.survey.questionnaire.Questionnaire;

class DraftRulesTest {

    private static final String TWO = "'options': [{'key': 'a'}, {'key': 'b'}]";

    /** Pointer and code of each, in order. */
    static List<String> contradictions(Questionnaire draft) {
        return DraftRules.contradictions(draft).stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
    }

    private static String fields(String fields) {
        return fields.replace("TWO", TWO).replace('\'', '"');
    }

    /** Of one question, single quotes standing for double ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # question                                                                      | pointer in it
            'type': 'nps', 'scale': 7                                                       | scale
            'type': 'csat', 'scale': 6                                                      | scale
            'type': 'ces', 'scale': 4                                                       | scale
            'type': 'empathy', 'scale': 10                                                  | scale
            'type': 'rating'                                                                | scale
            'type': 'number', 'scale': 5                                                    | scale
            'type': 'nps', 'style': 'stars'                                                 | style
            'type': 'rating', 'scale': 11, 'style': 'stars'                                 | style
            'type': 'csat', 'scale': 7, 'style': 'smileys'                                  | style
            'type': 'yes-no', 'style': 'numbers'                                            | style
            'type': 'open-text', 'metric': 'mood'                                           | metric
            'type': 'rating', 'scale': 5, 'touchpoint': 'shop'                              | touchpoint
            'type': 'date', 'lowestLabel': {'en': 'x'}                                      | lowestLabel
            'type': 'date', 'highestLabel': {'en': 'x'}                                     | highestLabel
            'type': 'nps', 'reverse': true                                                  | reverse
            'type': 'ranking', TWO, 'other': true                                           | other
            'type': 'yes-no', 'randomised': true                                            | randomised
            'type': 'single-choice', TWO, 'minChoices': 1                                   | minChoices
            'type': 'single-choice', TWO, 'maxChoices': 1                                   | maxChoices
            'type': 'number', 'minLength': 1                                                | minLength
            'type': 'number', 'maxLength': 1                                                | maxLength
            'type': 'number', 'oneLine': true                                               | oneLine
            'type': 'date', 'minimum': 1                                                    | minimum
            'type': 'date', 'maximum': 1                                                    | maximum
            'type': 'date', 'decimals': 1                                                   | decimals
            'type': 'number', 'earliest': '2026-01-01'                                      | earliest
            'type': 'number', 'latest': '2026-01-01'                                        | latest
            'type': 'statement', 'required': true                                           | required
            'type': 'matrix', 'scale': 5                                                    | rows
            'type': 'csat', 'rows': [{'key': 'a'}]                                          | rows
            'type': 'matrix', 'scale': 5, 'rows': [{'key': 'a'}, {'key': 'a'}]              | rows/1/key
            'type': 'matrix', 'scale': 5, 'rows': [{'key': 'a', 'touchpoint': 'x'}]         | rows/0/touchpoint
            'type': 'single-choice', 'options': [{'key': 'a'}]                              | options
            'type': 'single-choice', 'other': true                                          | options
            'type': 'ranking', 'options': [{'key': 'a'}]                                    | options
            'type': 'multiple-choice'                                                       | options
            'type': 'yes-no', TWO                                                           | options
            'type': 'ranking', 'options': [{'key': 'a'}, {'key': 'a'}]                      | options/1/key
            'type': 'single-choice', 'options': [{'key': 'a'}, {'key': 'b', 'exclusive': true}] | options/1/exclusive
            'type': 'single-choice', 'options': [{'key': 'other'}], 'other': true           | options/0/key
            'type': 'multiple-choice', TWO, 'minChoices': 3                                 | minChoices
            'type': 'multiple-choice', TWO, 'minChoices': 2, 'maxChoices': 1                | maxChoices
            'type': 'open-text', 'minLength': 20, 'maxLength': 10                           | maxLength
            'type': 'number', 'minimum': 2, 'maximum': 1                                    | maximum
            'type': 'number', 'minimum': 0.2, 'maximum': 0.8                                | decimals
            'type': 'date', 'earliest': '2025-02-29'                                        | earliest
            'type': 'date', 'latest': '2026-13-01'                                          | latest
            'type': 'date', 'earliest': '2026-02-01', 'latest': '2026-01-31'                | latest
            'type': 'nps', 'text': {}                                                       | text
            'type': 'nps', 'text': {'ro': 'Da'}                                             | text
            'type': 'nps', 'text': {'en': ' '}                                              | text/en
            'type': 'nps', 'text': {'en': 'x', 'ro': null}                                  | text/ro
            'type': 'nps', 'text': {'en': 'x', 'EN': 'x'}                                   | text
            'type': 'nps', 'text': {'en': 'x', 'pt-br': 'x'}                                | text
            'type': 'nps', 'help': {'ro': 'Da'}                                             | help
            """)
    void a_question_with_a_contradiction(String question, String pointer) {
        assertEquals(List.of("/questions/0/" + pointer + " contradiction"), contradictions(asking(fields(question))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "'type': 'nps', 'metric': 'enps', 'touchpoint': 'work'",
            "'type': 'csat', 'scale': 10, 'style': 'stars'",
            "'type': 'ces', 'style': 'smileys'", "'type': 'empathy', 'scale': 7, 'reverse': true",
            "'type': 'rating', 'scale': 100, 'lowestLabel': {'en': 'x'}",
            "'type': 'matrix', 'scale': 2, 'rows': [{'key': 'a'}]",
            "'type': 'single-choice', 'options': [{'key': 'a'}], 'other': true",
            "'type': 'single-choice', 'options': [{'key': 'a'}, {'key': 'other'}]",
            "'type': 'multiple-choice', 'options': [{'key': 'a'}]",
            "'type': 'multiple-choice', TWO, 'other': true, 'minChoices': 3", "'type': 'ranking', TWO, 'randomised': true",
            "'type': 'open-text', 'minLength': 5, 'maxLength': 5",
            "'type': 'number', 'minimum': 0.2, 'maximum': 0.8, 'decimals': 1",
            "'type': 'number', 'minimum': 1, 'maximum': 1", "'type': 'date', 'earliest': '2024-02-29', 'latest': '2024-02-29'",
            "'type': 'yes-no', 'metric': 'solved', 'touchpoint': 'desk'", "'type': 'consent', 'required': true",
            "'type': 'statement', 'text': {'en': 'x', 'zh-Hant': 'x', 'es-419': 'x', 'pt-BR': 'x'}" })
    void a_question_without(String question) {
        assertEquals(List.of(), contradictions(asking(fields(question))));
    }

    @Test
    void a_key_names_one_question() {
        assertEquals(List.of("/questions/2/key duplicate-key"), contradictions(asking("\"key\": \"a\", \"type\": \"date\"",
                "\"key\": \"b\", \"type\": \"date\"", "\"key\": \"a\", \"type\": \"date\"")));
    }

    @Test
    void texts_are_there_in_the_surveys_own_language_or_its_main_one() {
        String survey = """
                {"name": "x", "language": "%s", "title": {"en": "x"}, "introduction": {"en-GB": "x", "en": "y"},
                 "ending": {"text": {"en": "x"}, "incentive": {"text": {"en": "x"}}},
                 "theme": {"logo": {"image": "data:image/png;base64,AA==", "description": {"en": "x"}}}}""";
        assertEquals(List.of(), contradictions(questionnaire(survey.formatted("en"))));
        assertEquals(List.of(), contradictions(questionnaire(survey.formatted("en-GB"))));
        assertEquals(Stream.of("title", "introduction", "ending/text", "ending/incentive/text", "theme/logo/description")
                .map(place -> "/" + place + " contradiction").toList(), contradictions(questionnaire(survey.formatted("ro"))));
    }

    @Test
    void a_text_has_an_end() {
        assertEquals(List.of(), contradictions(asking("\"type\": \"nps\", \"text\": {\"en\": \"" + "x".repeat(4_000) + "\"}")));
        assertEquals(List.of("/questions/0/text/en contradiction"),
                contradictions(asking("\"type\": \"nps\", \"text\": {\"en\": \"" + "x".repeat(4_001) + "\"}")));
    }

    @Test
    void colours_that_cannot_be_told_apart_are_named_with_their_contrast() {
        var faults = DraftRules.contradictions(questionnaire("""
                {"name": "x", "theme": {"background": "#ffffff", "foreground": "#777777", "accent": "#767676"}}"""));
        assertEquals(1, faults.size());
        assertEquals("/theme/foreground low-contrast", faults.getFirst().pointer() + " " + faults.getFirst().code());
        assertEquals("#777777 on #ffffff has a contrast of 4.48; text is readable from 4.5.", faults.getFirst().detail());
    }
}
