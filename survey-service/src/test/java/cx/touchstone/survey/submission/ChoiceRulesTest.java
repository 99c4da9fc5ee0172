package cx.touchstone.survey.submission;

import static cx.touchstone.survey.submission.AnswerRulesTest.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceRulesTest {

    private static final String OPTIONS = "'options': [{'key': 'a'}, {'key': 'b'}, {'key': 'c'}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # given                      | without other       | with it
            'a'                          | 'a'                 | 'a'
            'A'                          | not-an-option       | not-an-option
            'other'                      | not-an-option       | not-an-option
            ''                           | not-an-option       | not-an-option
            ['a']                        | not-an-option       | not-an-option
            1                            | not-an-option       | not-an-option
            null                         | not-an-option       | not-an-option
            {'other': 'mine'}            | not-an-option       | {'other':'mine'}
            {'other': ' '}               | not-an-option       | /other text
            {'other': 'a'}               | not-an-option       | {'other':'a'}
            {'other': 5}                 | not-an-option       | /other text
            {'other': '\\u0000'}         | not-an-option       | /other text
            {'other': 'x', 'more': 'y'}  | not-an-option       | not-an-option
            {'else': 'x'}                | not-an-option       | not-an-option
            {}                           | not-an-option       | not-an-option
            """)
    void one_of_the_options(String given, String outcome, String withOther) {
        assertEquals(outcome, outcome("'type': 'single-choice', " + OPTIONS, given));
        assertEquals(withOther, outcome("'type': 'single-choice', 'other': true, " + OPTIONS, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # question                        | given                              | outcome
            'required': false                 | ['a']                              | ['a']
            'required': false                 | ['c', 'a']                         | ['c','a']
            'required': false                 | []                                 | nothing
            'required': false                 | 'a'                                | not-a-list
            'required': false                 | {'a': true}                        | not-a-list
            'required': false                 | null                               | not-a-list
            'required': false                 | ['a', 'a']                         | /1 repeated
            'required': false                 | ['a', 'x']                         | /1 not-an-option
            'required': false                 | ['a', null]                        | /1 not-an-option
            'required': false                 | ['a', {'other': 'x'}]              | /1 not-an-option
            'other': true                     | ['a', {'other': 'x'}]              | ['a',{'other':'x'}]
            'other': true                     | [{'other': 'x'}, {'other': 'y'}]   | /1 repeated
            'other': true                     | ['a', {'other': ''}]               | /1/other text
            'minChoices': 2                   | ['a']                              | number-of-choices
            'minChoices': 2                   | ['a', 'b']                         | ['a','b']
            'minChoices': 2                   | []                                 | nothing
            'maxChoices': 2                   | ['a', 'b']                         | ['a','b']
            'maxChoices': 2                   | ['a', 'b', 'c']                    | number-of-choices
            """)
    void some_of_the_options(String question, String given, String outcome) {
        assertEquals(outcome, outcome("'type': 'multiple-choice', " + question + ", " + OPTIONS, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['none']                 | ['none']
            ['a', 'b']               | ['a','b']
            ['a']                    | number-of-choices
            ['none', 'a']            | exclusive
            [{'other': 'x'}, 'none'] | exclusive
            """)
    void an_exclusive_option_stands_alone_however_many_are_to_be_chosen(String given, String outcome) {
        assertEquals(outcome, outcome("'type': 'multiple-choice', 'minChoices': 2, 'other': true, "
                + "'options': [{'key': 'a'}, {'key': 'b'}, {'key': 'none', 'exclusive': true}]", given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['b', 'a', 'c']       | ['b','a','c']
            ['b', 'a']            | incomplete-ranking
            []                    | nothing
            ['b', 'a', 'a']       | /2 repeated
            ['b', 'a', 'x']       | /2 not-an-option
            ['a', 'b', 'c', 'a']  | /3 repeated
            'a'                   | not-a-list
            """)
    void all_of_the_options(String given, String outcome) {
        assertEquals(outcome, outcome("'type': 'ranking', " + OPTIONS, given));
    }

    @Test
    void another_answer_has_an_end() {
        String choice = "'type': 'single-choice', 'other': true, " + OPTIONS;
        assertTrue(outcome(choice, "{'other': '" + "x".repeat(500) + "'}").startsWith("{'other'"));
        assertEquals("/other text", outcome(choice, "{'other': '" + "x".repeat(501) + "'}"));
    }

    @Test
    void of_an_endless_list_only_the_start_is_looked_at() {
        String faults = outcome("'type': 'multiple-choice', " + OPTIONS, "['x'" + ", 'x'".repeat(10_000) + "]");
        assertEquals("/0 not-an-option, /1 not-an-option, /2 not-an-option, /3 not-an-option, /4 not-an-option", faults);
    }
}
