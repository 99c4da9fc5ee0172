package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

class ReachabilityTest {

    private static String reached(Questionnaire questionnaire) {
        var reached = new Reachability(questionnaire).reached();
        return questionnaire.questions().stream().filter(reached::contains).map(Question::key).collect(Collectors.joining(" "));
    }

    /** Whether a question is reached that follows another one on a condition; single quotes stand for double ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # question before                                         | condition                                     | reached
            'type': 'nps'                                              | Q 'atLeast': 10}                              | true
            'type': 'nps'                                              | Q 'atLeast': 10.5}                            | false
            'type': 'nps'                                              | Q 'atLeast': 7, 'atMost': 6}                  | false
            'type': 'nps', 'required': true                            | Q 'answered': false}                          | false
            'type': 'nps'                                              | Q 'answered': false}                          | true
            'type': 'csat', 'required': true                           | {'not': Q 'is': ['1', '2', '3', '4', '5']}}   | false
            'type': 'csat', 'required': true                           | {'not': Q 'is': ['1', '2', '3', '4']}}        | true
            'type': 'yes-no', 'required': true                         | {'not': Q 'is': ['yes', 'no']}}               | false
            'type': 'consent', 'required': true                        | Q 'is': ['no']}                               | false
            'type': 'consent'                                          | Q 'is': ['no']}                               | true
            'type': 'single-choice', 'required': true, AB              | {'not': Q 'is': ['a', 'b']}}                  | false
            'type': 'single-choice', 'required': true, 'other': true, AB | {'not': Q 'is': ['a', 'b']}}                | true
            'type': 'multiple-choice', AB                              | {'all': [Q 'is': ['a']}, Q 'is': ['b']}]}     | true
            'type': 'multiple-choice', 'maxChoices': 1, AB             | {'all': [Q 'is': ['a']}, Q 'is': ['b']}]}     | false
            'type': 'multiple-choice', 'minChoices': 2, AB             | {'all': [Q 'is': ['a']}, {'not': Q 'is': ['b']}}]} | false
            'type': 'multiple-choice', 'required': true, AB            | {'not': Q 'is': ['a', 'b']}}                  | false
            'type': 'multiple-choice', 'required': true, 'other': true, AB | {'not': Q 'is': ['a', 'b']}}              | true
            'type': 'multiple-choice', 'options': [{'key': 'a'}, {'key': 'n', 'exclusive': true}] | {'all': [Q 'is': ['a']}, Q 'is': ['n']}]} | false
            'type': 'ranking', 'required': true, AB                    | {'not': Q 'is': ['a', 'b']}}                  | false
            'type': 'number'                                           | Q 'answered': true}                           | true
            'type': 'number', 'required': true, 'minimum': 5           | Q 'answered': true}                           | true
            'type': 'number'                                           | Q 'atLeast': 1.2, 'atMost': 1.8}              | false
            'type': 'number', 'decimals': 1                            | Q 'atLeast': 1.2, 'atMost': 1.8}              | true
            'type': 'number', 'maximum': 3                             | Q 'atLeast': 4}                               | false
            'type': 'number', 'decimals': 1, 'minimum': 0, 'maximum': 0.7 | {'all': [Q 'atMost': 0.3}, {'not': Q 'is': ['0.3']}}]} | true
            'type': 'date', 'latest': '2026-12-31'                     | Q 'is': ['2027-01-01']}                       | false
            'type': 'date', 'required': true, 'earliest': '2026-12-31', 'latest': '2026-12-31' | {'not': Q 'is': ['2026-12-31']}} | false
            'type': 'date', 'required': true, 'latest': '2026-12-31'   | {'not': Q 'is': ['2026-12-31']}}              | true
            'type': 'open-text', 'required': true                      | {'not': Q 'is': ['x']}}                       | true
            'type': 'nps'                                              | {'language': ['en-GB']}                       | false
            'type': 'nps'                                              | {'language': ['en']}                          | true
            'type': 'nps'                                              | {'all': [{'attribute': 'a', 'atLeast': 1}, {'not': {'attribute': 'a', 'is': ['1', '2']}}, {'attribute': 'a', 'atMost': 2}]} | true
            'type': 'nps'                                              | {'all': [{'attribute': 'a', 'is': ['x']}, {'attribute': 'a', 'is': ['y']}]} | false
            """)
    void a_question_behind_another(String before, String condition, boolean reached) {
        Questionnaire survey = asking(before.replace("AB", "'options': [{'key': 'a'}, {'key': 'b'}]").replace('\'', '"'),
                "\"type\": \"statement\", \"showIf\": " + condition.replace("Q", "{'question': 'q0',").replace('\'', '"'));
        assertEquals(reached ? "q0 q1" : "q0", reached(survey));
    }

    @Test
    void nothing_is_reached_behind_an_end_that_everybody_comes_to() {
        assertEquals("q0",
                reached(asking("\"type\": \"nps\", \"required\": true, \"endIf\": {\"question\": \"q0\", \"answered\": true}",
                        "\"type\": \"date\"")));
        assertEquals("q0 q1", reached(asking("\"type\": \"nps\", \"endIf\": {\"question\": \"q0\", \"answered\": true}",
                "\"type\": \"date\"")));
    }

    @Test
    void who_is_reached_on_opposite_conditions_is_not_reached() {
        assertEquals("q0 q1", reached(asking("\"type\": \"nps\"",
                "\"type\": \"yes-no\", \"showIf\": {\"question\": \"q0\", \"atMost\": 6}",
                "\"type\": \"date\", \"showIf\": {\"all\": [{\"question\": \"q0\", \"atLeast\": 9}, {\"question\": \"q1\", \"answered\": true}]}")));
    }

    /** Seeded; every way through every survey is gone, and compared with what is found without going all of them. */
    @Test
    void what_is_found_is_what_all_answers_together_come_to() {
        Random random = new Random(20261122);
        int unreachable = 0;
        for (int i = 0; i < 600; i++) {
            EveryWay survey = EveryWay.through(random);
            var reached = new Reachability(survey.questionnaire()).reached();
            assertEquals(survey.reached(), reached, survey.questionnaire()::toString);
            unreachable += reached.size() < survey.questionnaire().questions().size() ? 1 : 0;
        }
        assertTrue(unreachable > 60 && unreachable < 540,
                unreachable + " of 600 surveys with unreachable questions show little");
    }

    @Test
    void where_there_is_too_much_to_go_through_nobody_is_warned() {
        String options = IntStream.range(0, 20).mapToObj(o -> "{\"key\": \"o" + o + "\"}").collect(Collectors.joining(","));
        String all = IntStream.range(0, 20).mapToObj(o -> "{\"question\": \"q0\", \"is\": [\"o" + o + "\"]}")
                .collect(Collectors.joining(","));
        assertEquals("q0 q1", reached(asking("\"type\": \"multiple-choice\", \"options\": [" + options + "]",
                "\"type\": \"date\", \"showIf\": {\"all\": [" + all + "]}")));
    }

    @Test
    void two_hundred_questions_are_looked_over_in_seconds() {
        List<String> questions = IntStream.range(0, 200).mapToObj(i -> "\"type\": \"nps\"" + (i < 4 ? ""
                : ", \"showIf\": {\"all\": [{\"question\": \"q0\", \"atLeast\": 11}, "
                        + IntStream.range(0, 4).mapToObj(q -> "{\"question\": \"q" + q + "\", \"atMost\": 9}")
                                .collect(Collectors.joining(","))
                        + "]}"))
                .toList();
        Questionnaire survey = asking(questions.toArray(String[]::new));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> new Reachability(survey).reached());
    }
}
