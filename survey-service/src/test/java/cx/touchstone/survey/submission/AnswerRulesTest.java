package cx.touchstone.survey.submission;

import static cx.touchstone.survey.questionnaire.Written.json;
import static cx.touchstone.survey.questionnaire.Written.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import cx.touchstone.kit.Refusal.Fault;

class AnswerRulesTest {

    /** What is kept of an answer, "nothing", or pointers and codes of what is wrong; single quotes stand for double ones. */
    static String outcome(String question, String given) {
        return outcome(question, json(given.replace('\'', '"')));
    }

    private static String outcome(String question, JsonNode given) {
        List<Fault> faults = new ArrayList<>();
        JsonNode kept = AnswerRules.answer(question(question.replace('\'', '"')), given, "", faults);
        return faults.isEmpty() ? kept == null ? "nothing" : kept.toString().replace('"', '\'')
                : faults.stream().map(fault -> (fault.pointer() + " " + fault.code()).strip())
                        .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'type': 'nps'                          | 0       | 0
            'type': 'nps'                          | 10      | 10
            'type': 'nps'                          | 11      | out-of-scale
            'type': 'nps'                          | -1      | out-of-scale
            'type': 'nps'                          | 9.0     | not-a-whole-number
            'type': 'nps'                          | 1e1     | not-a-whole-number
            'type': 'nps'                          | '9'     | not-a-whole-number
            'type': 'nps'                          | null    | not-a-whole-number
            'type': 'nps'                          | [9]     | not-a-whole-number
            'type': 'nps'                          | true    | not-a-whole-number
            'type': 'nps'                          | 99999999999999999999 | out-of-scale
            'type': 'csat'                         | 0       | out-of-scale
            'type': 'csat'                         | 5       | 5
            'type': 'csat', 'scale': 10            | 10      | 10
            'type': 'ces'                          | 6       | out-of-scale
            'type': 'ces', 'scale': 7              | 7       | 7
            'type': 'empathy', 'reverse': true     | 1       | 1
            'type': 'empathy'                      | 8       | out-of-scale
            'type': 'rating', 'scale': 100         | 100     | 100
            'type': 'rating', 'scale': 100         | 101     | out-of-scale
            """)
    void a_rating(String question, String given, String outcome) {
        assertEquals(outcome, outcome(question, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a': 1, 'b': 5}        | {'a':1,'b':5}                      | {'a':1,'b':5}
            {'b': 2}                | {'b':2}                            | /a required
            {}                      | nothing                            | /a required, /b required
            {'a': 6}                | /a out-of-scale                    | /a out-of-scale, /b required
            {'a': 1, 'c/d': 1}      | /c~1d unknown-row                  | /c~1d unknown-row, /b required
            {'a': '1', 'b': null}   | /a not-a-whole-number, /b not-a-whole-number | /a not-a-whole-number, /b not-a-whole-number
            [1, 5]                  | not-an-object                      | not-an-object
            3                       | not-an-object                      | not-an-object
            """)
    void a_matrix(String given, String outcome, String whenRequired) {
        String matrix = "'type': 'matrix', 'scale': 5, 'rows': [{'key': 'a'}, {'key': 'b'}]";
        assertEquals(outcome, outcome(matrix, given));
        assertEquals(whenRequired, outcome(matrix + ", 'required': true", given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'maxLength': 5                   | 'five5'         | 'five5'
            'maxLength': 5                   | 'sixsix'        | too-long
            'maxLength': 5                   | ''              | nothing
            'maxLength': 5                   | '   '           | nothing
            'maxLength': 5                   | ' x '           | ' x '
            'maxLength': 5                   | 5               | not-a-text
            'maxLength': 5                   | {'other': 'x'}  | not-a-text
            'minLength': 3                   | ' ab '          | too-short
            'minLength': 3                   | 'abc'           | 'abc'
            'minLength': 3                   | ''              | nothing
            'oneLine': true                  | '=1+1 \\u05d0'  | '=1+1 א'
            'oneLine': true                  | '\\u0000'       | not-a-text
            'oneLine': true                  | '\\ud83d\\ude00' | '😀'
            'oneLine': true                  | '\\ud83d'       | not-a-text
            'oneLine': true                  | '\\ude00x'      | not-a-text
            """)
    void words_of_ones_own(String question, String given, String outcome) {
        assertEquals(outcome, outcome("'type': 'open-text', " + question, given));
    }

    @Test
    void a_text_is_as_long_as_its_question_says() {
        assertEquals("too-long", outcome("'type': 'open-text'", TextNode.valueOf("x".repeat(2_001))));
        assertEquals("too-long", outcome("'type': 'open-text', 'oneLine': true", TextNode.valueOf("x".repeat(201))));
        assertEquals(2_002, outcome("'type': 'open-text'", TextNode.valueOf("x".repeat(2_000))).length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'decimals': 0                            | 7                   | 7
            'decimals': 0                            | 7.0                 | 7
            'decimals': 0                            | 7.5                 | too-many-decimals
            'decimals': 2                            | 7.50                | 7.5
            'decimals': 2                            | 7.501               | too-many-decimals
            'decimals': 0                            | 1e3                 | 1000
            'decimals': 0                            | '7'                 | not-a-number
            'decimals': 0                            | null                | not-a-number
            'decimals': 0                            | 999999999999999999  | 999999999999999999
            'decimals': 0                            | 1000000000000000000 | out-of-range
            'decimals': 0                            | 1e999999999         | out-of-range
            'decimals': 0                            | 1e2147483647        | out-of-range
            'decimals': 0                            | -1e2147483647       | out-of-range
            'decimals': 10                           | 1e-2147483647       | too-many-decimals
            'minimum': 0.5, 'decimals': 1            | 0.4                 | out-of-range
            'minimum': 0.5, 'decimals': 1            | 0.5                 | 0.5
            'maximum': 48                            | 48                  | 48
            'maximum': 48                            | 49                  | out-of-range
            'minimum': -5, 'maximum': -1             | 0                   | out-of-range
            'minimum': -5, 'maximum': -1             | -3                  | -3
            """)
    void a_number(String question, String given, String outcome) {
        assertEquals(outcome, outcome("'type': 'number', " + question, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'required': true          | '2026-12-31'           | '2026-12-31'
            'required': true          | '2024-02-29'           | '2024-02-29'
            'required': true          | '2025-02-29'           | not-a-date
            'required': true          | '2026-12-31T00:00:00Z' | not-a-date
            'required': true          | '31.12.2026'           | not-a-date
            'required': true          | '2026-1-01'            | not-a-date
            'required': true          | 20261231               | not-a-date
            'required': true          | ''                     | not-a-date
            'earliest': '2026-01-01'  | '2025-12-31'           | out-of-range
            'earliest': '2026-01-01'  | '2026-01-01'           | '2026-01-01'
            'latest': '2026-01-01'    | '2026-01-01'           | '2026-01-01'
            'latest': '2026-01-01'    | '2026-01-02'           | out-of-range
            """)
    void a_day(String question, String given, String outcome) {
        assertEquals(outcome, outcome("'type': 'date', " + question, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'type': 'yes-no'                    | true   | true
            'type': 'yes-no'                    | false  | false
            'type': 'yes-no', 'required': true  | false  | false
            'type': 'yes-no'                    | 'yes'  | not-yes-or-no
            'type': 'yes-no'                    | 1      | not-yes-or-no
            'type': 'yes-no'                    | null   | not-yes-or-no
            'type': 'consent'                   | true   | true
            'type': 'consent'                   | false  | false
            'type': 'consent', 'required': true | true   | true
            'type': 'consent', 'required': true | false  | consent-needed
            'type': 'consent'                   | 'true' | not-yes-or-no
            'type': 'statement'                 | true   | unknown-question
            """)
    void yes_no_and_nothing_to_answer(String question, String given, String outcome) {
        assertEquals(outcome, outcome(question, given));
    }

    @Test
    void a_range_is_told_by_the_ends_it_has() {
        List<Fault> faults = new ArrayList<>();
        assertNull(AnswerRules.answer(question("\"type\": \"number\", \"minimum\": 2"), json("1"), "/answers/a", faults));
        assertNull(AnswerRules.answer(question("\"type\": \"number\", \"maximum\": 2"), json("3"), "/answers/a", faults));
        assertNull(AnswerRules.answer(question("\"type\": \"date\", \"earliest\": \"2026-01-01\", \"latest\": \"2026-01-02\""),
                json("\"2027-01-01\""), "/answers/a", faults));
        assertEquals(List.of("The number must be at least 2.", "The number must be at most 2.",
                "The day must be from 2026-01-01 to 2026-01-02."), faults.stream().map(Fault::detail).toList());
        assertEquals("/answers/a", faults.getFirst().pointer());
    }
}
