package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionRulesTest {

    /** One question of every sort; the condition is that of the last. */
    private static List<String> contradictions(String condition) {
        return DraftRulesTest.contradictions(asking("\"key\": \"score\", \"type\": \"nps\"",
                "\"key\": \"ways\", \"type\": \"matrix\", \"scale\": 5, \"rows\": [{\"key\": \"taxis\"}]",
                "\"key\": \"why\", \"type\": \"single-choice\", \"other\": true, \"options\": [{\"key\": \"work\"}]",
                "\"key\": \"used\", \"type\": \"multiple-choice\", \"options\": [{\"key\": \"bar\"}]",
                "\"key\": \"paid\", \"type\": \"number\"", "\"key\": \"day\", \"type\": \"date\"",
                "\"key\": \"again\", \"type\": \"yes-no\"", "\"key\": \"words\", \"type\": \"open-text\"",
                "\"key\": \"news\", \"type\": \"statement\"",
                "\"key\": \"last\", \"type\": \"consent\", \"showIf\": " + condition.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # condition                                                          | pointer in it  | code
            {}                                                                   | -              | condition
            {'question': 'score', 'language': ['en']}                            | -              | condition
            {'all': [{'language': ['en']}], 'not': {'language': ['en']}}         | -              | condition
            {'any': [{'language': ['en']}, {}]}                                  | /any/1         | condition
            {'not': {'all': [{'language': ['en'], 'atLeast': 1}]}}               | /not/all/0     | condition
            {'all': [{'language': ['en']}], 'answered': true}                    | -              | condition
            {'language': ['en'], 'row': 'taxis'}                                 | -              | condition
            {'attribute': 'tier'}                                                | -              | condition
            {'attribute': 'tier', 'row': 'taxis', 'answered': true}              | /row           | condition
            {'question': 'score'}                                                | -              | condition
            {'question': 'score', 'answered': true, 'atLeast': 3}                | -              | condition
            {'question': 'nobody', 'answered': true}                             | /question      | unknown-question
            {'any': [{'not': {'question': 'nobody', 'answered': true}}]}         | /any/0/not/question | unknown-question
            {'question': 'last', 'answered': true}                               | /question      | condition-cycle
            {'question': 'ways', 'atMost': 2}                                    | /row           | condition
            {'question': 'ways', 'row': 'trains', 'atMost': 2}                   | /row           | condition
            {'question': 'score', 'row': 'taxis', 'atMost': 2}                   | /row           | condition
            {'question': 'news', 'answered': true}                               | /question      | condition
            {'question': 'why', 'atLeast': 2}                                    | -              | condition
            {'question': 'words', 'atMost': 2}                                   | -              | condition
            {'question': 'day', 'atMost': 2}                                     | -              | condition
            {'question': 'again', 'atMost': 2}                                   | -              | condition
            {'question': 'score', 'is': ['11']}                                  | /is            | condition
            {'question': 'score', 'is': ['9.5']}                                 | /is            | condition
            {'question': 'ways', 'row': 'taxis', 'is': ['0']}                    | /is            | condition
            {'question': 'why', 'is': ['works']}                                 | /is            | condition
            {'question': 'used', 'is': ['other']}                                | /is            | condition
            {'question': 'paid', 'is': ['much']}                                 | /is            | condition
            {'question': 'day', 'is': ['2026-02-30']}                            | /is            | condition
            {'question': 'again', 'is': ['true']}                                | /is            | condition
            """)
    void a_condition_that_cannot_be_judged(String condition, String pointer, String code) {
        assertEquals(List.of("/questions/9/showIf" + (pointer.equals("-") ? "" : pointer) + " " + code),
                contradictions(condition));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'question': 'score', 'is': ['0', '10']}", "{'question': 'score', 'atLeast': 1, 'atMost': 2.5}",
            "{'question': 'ways', 'row': 'taxis', 'is': ['5']}", "{'question': 'why', 'is': ['work', 'other']}",
            "{'question': 'used', 'is': ['bar']}", "{'question': 'paid', 'is': ['-1.50'], 'atMost': 3}",
            "{'question': 'day', 'is': ['2024-02-29']}", "{'question': 'again', 'is': ['yes', 'no']}",
            "{'question': 'words', 'is': ['anything']}", "{'question': 'words', 'answered': false}",
            "{'attribute': 'tier', 'is': ['gold'], 'atLeast': 3}", "{'attribute': 'tier', 'answered': false}",
            "{'language': ['ro', 'pt-BR']}",
            "{'all': [{'any': [{'not': {'language': ['ro']}}]}, {'question': 'score', 'answered': true}]}" })
    void a_condition_that_can(String condition) {
        assertEquals(List.of(), contradictions(condition));
    }

    @Test
    void conditions_are_joined_at_most_five_deep() {
        String test = "{\"language\": [\"en\"]}";
        assertEquals(List.of(), contradictions("{'not': ".repeat(4) + test + "}".repeat(4)));
        assertEquals(List.of("/questions/9/showIf condition-too-deep"),
                contradictions("{'not': ".repeat(5) + test + "}".repeat(5)));
    }

    @Test
    void an_end_looks_at_its_own_answer_but_at_no_later_one() {
        String later = "\"type\": \"nps\", \"endIf\": {\"question\": \"%s\", \"atLeast\": 9}";
        assertEquals(List.of("/questions/0/endIf/question condition-on-later-question"),
                DraftRulesTest.contradictions(asking(later.formatted("q1"), later.formatted("q1"))));
    }

    @Test
    void a_cycle_is_told_from_a_question_that_is_merely_asked_later() {
        String on = "\"type\": \"yes-no\", \"showIf\": {\"question\": \"%s\", \"answered\": true}";
        assertEquals(List.of("/questions/0/showIf/question condition-on-later-question"),
                DraftRulesTest.contradictions(asking(on.formatted("q1"), "\"type\": \"yes-no\"")));
        assertEquals(List.of("/questions/0/showIf/question condition-cycle"),
                DraftRulesTest.contradictions(asking(on.formatted("q1"), on.formatted("q0"))));
        assertEquals(List.of("/questions/0/showIf/question condition-cycle",
                "/questions/1/showIf/question condition-cycle"),
                DraftRulesTest.contradictions(asking(on.formatted("q1"), on.formatted("q2"), on.formatted("q0"))));
    }

    @Test
    void two_hundred_questions_that_look_ahead_everywhere_are_refused_at_once() {
        String[] questions = IntStream.range(0, 200).mapToObj(i -> "\"type\": \"yes-no\"" + (i > 180 ? ""
                : ", \"showIf\": {\"any\": [" + IntStream.rangeClosed(i + 1, i + 19)
                        .mapToObj(later -> "{\"question\": \"q" + later + "\", \"answered\": true}")
                        .collect(Collectors.joining(",")) + "]}"))
                .toArray(String[]::new);
        assertEquals(181 * 19, assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> DraftRules.contradictions(asking(questions)).size()));
    }
}
