package cx.touchstone.survey.flow;

import static cx.touchstone.survey.questionnaire.Written.condition;
import static cx.touchstone.survey.questionnaire.Written.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SituationTest {

    private static boolean holds(String condition, String answers, Map<String, String> attributes, String language) {
        return new Situation(object(answers), attributes, language).holds(condition(condition));
    }

    /** Single quotes stand for double ones, none for no answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # answer                | test                     | holds
            7                       | 'is': ['7']              | true
            7                       | 'is': ['6', '8']         | false
            7                       | 'is': ['7.0']            | true
            7                       | 'atLeast': 7             | true
            7                       | 'atLeast': 7.5           | false
            7                       | 'atMost': 7              | true
            7                       | 'atMost': 6              | false
            7                       | 'atLeast': 6, 'atMost': 8| true
            7                       | 'atLeast': 8, 'atMost': 6| false
            7                       | 'is':['7'], 'atMost': 6  | false
            0                       | 'answered': true         | true
            0                       | 'answered': false        | false
            none                    | 'answered': true         | false
            none                    | 'answered': false        | true
            none                    | 'is': ['7']              | false
            none                    | 'atLeast': -99           | false
            none                    | 'atMost': 99             | false
            null                    | 'answered': false        | true
            0.10                    | 'is': ['0.1']            | true
            -0.5                    | 'atMost': -0.5           | true
            100000000000000000      | 'atLeast': 1E+17         | true
            99999999999999999.9     | 'atLeast': 1E+17         | false
            'work'                  | 'is': ['fun', 'work']    | true
            'work'                  | 'is': ['Work']           | false
            'work'                  | 'answered': true         | true
            {'other': 'work'}       | 'is': ['work']           | false
            {'other': 'work'}       | 'is': ['other']          | true
            ['bar', 'wifi']         | 'is': ['wifi', 'shop']   | true
            ['bar', 'wifi']         | 'is': ['shop']           | false
            ['bar', {'other': 'x'}] | 'is': ['other']          | true
            ['bar']                 | 'answered': true         | true
            []                      | 'answered': false        | true
            'Fine, thanks'          | 'is': ['Fine, thanks']   | true
            '05'                    | 'is': ['5']              | true
            '5e0'                   | 'is': ['5']              | true
            '5 '                    | 'is': ['5']              | false
            'five'                  | 'is': ['5']              | false
            '٥'                     | 'is': ['5']              | false
            '2026-12-31'            | 'is': ['2026-12-31']     | true
            '2026-12-31'            | 'is': ['2026-12-30']     | false
            true                    | 'is': ['yes']            | true
            true                    | 'is': ['no']             | false
            false                   | 'is': ['no']             | true
            false                   | 'answered': true         | true
            """)
    void a_test_of_an_answer(String answer, String test, boolean holds) {
        String answers = answer.equals("none") ? "{}" : "{\"q\": " + answer.replace('\'', '"') + "}";
        assertEquals(holds, holds("{\"question\": \"q\", " + test.replace('\'', '"') + "}", answers, Map.of(), "en"));
    }

    @Test
    void a_row_of_a_matrix_is_tested_by_itself() {
        String answers = "{\"ways\": {\"taxis\": 2}}";
        assertTrue(holds("{\"question\": \"ways\", \"row\": \"taxis\", \"atMost\": 2}", answers, Map.of(), "en"));
        assertFalse(holds("{\"question\": \"ways\", \"row\": \"trains\", \"atMost\": 9}", answers, Map.of(), "en"));
        assertTrue(holds("{\"question\": \"ways\", \"row\": \"trains\", \"answered\": false}", answers, Map.of(), "en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # attribute | test                  | holds
            gold        | 'is': ['gold']        | true
            Gold        | 'is': ['gold']        | false
            gold        | 'answered': true      | true
            gold        | 'atLeast': 0          | false
            18.0        | 'atLeast': 18         | true
            17.99       | 'atLeast': 18         | false
            1e3         | 'is': ['1000']        | true
            1e99999     | 'atLeast': 18         | false
                        | 'is': ['gold']        | false
                        | 'answered': false     | true
            """)
    void a_test_of_an_attribute(String attribute, String test, boolean holds) {
        assertEquals(holds, holds("{\"attribute\": \"tier\", " + test.replace('\'', '"') + "}", "{}",
                attribute == null ? Map.of() : Map.of("tier", attribute), "en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # read | tested      | holds
            ro     | en, ro      | true
            ro-MD  | ro          | true
            pt-BR  | pt-BR       | true
            pt     | pt-BR       | false
            pt-PT  | pt-BR       | false
            en     | ro          | false
            """)
    void a_test_of_the_language(String language, String tested, boolean holds) {
        assertEquals(holds, holds("{\"language\": [\"" + tested.replace(", ", "\", \"") + "\"]}", "{}", Map.of(), language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'all': [T, T]}                     | true
            {'all': [T, F]}                     | false
            {'any': [F, T]}                     | true
            {'any': [F, F]}                     | false
            {'not': T}                          | false
            {'not': {'not': T}}                 | true
            {'not': {'any': [F, {'all': [T]}]}} | false
            """)
    void conditions_are_joined(String condition, boolean holds) {
        String test = "{\"question\": \"q\", \"is\": [\"%s\"]}";
        assertEquals(holds, holds(condition.replace('\'', '"').replace("T", test.formatted("yes")).replace("F",
                test.formatted("no")), "{\"q\": true}", Map.of(), "en"));
    }

    @Test
    void what_is_not_conditional_holds() {
        assertTrue(new Situation(object("{}"), Map.of(), "en").holds(null));
    }
}
