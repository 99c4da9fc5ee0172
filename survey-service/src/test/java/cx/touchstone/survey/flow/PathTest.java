package cx.touchstone.survey.flow;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static cx.touchstone.survey.questionnaire.Written.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** Question after question; see also the table of cases to which the widget is held. */
class PathTest {

    private static final String SCORE = "\"key\": \"score\", \"type\": \"nps\"";

    private static String open(String key, String when) {
        return "\"key\": \"" + key + "\", \"type\": \"open-text\", " + when;
    }

    private static void isAsked(String keys, Questionnaire of, String answers) {
        assertEquals(keys, Path.asked(of, json(answers), Map.of(), "en").stream().map(Question::key)
                .collect(Collectors.joining(" ")));
    }

    @Test
    void without_conditions_everything_is_asked() {
        Questionnaire plain = asking(SCORE, "\"type\": \"statement\"");
        assertSame(plain.questions(), Path.asked(plain, json("{}"), Map.of(), "en"));
    }

    @Test
    void detractors_passives_and_promoters_are_asked_for_other_reasons() {
        Questionnaire survey = asking(SCORE,
                open("wrong", "\"showIf\": {\"question\": \"score\", \"atMost\": 6}"),
                open("better", "\"showIf\": {\"question\": \"score\", \"atLeast\": 7, \"atMost\": 8}"),
                open("best", "\"showIf\": {\"question\": \"score\", \"atLeast\": 9}"));
        isAsked("score wrong", survey, "{\"score\": 6}");
        isAsked("score better", survey, "{\"score\": 8}");
        isAsked("score best", survey, "{\"score\": 9}");
        isAsked("score", survey, "{}");
    }

    @Test
    void a_chain_breaks_where_a_question_is_not_asked_though_it_was_answered_before() {
        Questionnaire survey = asking(SCORE, open("a", "\"showIf\": {\"question\": \"score\", \"atMost\": 6}"),
                open("b", "\"showIf\": {\"question\": \"a\", \"answered\": true}"),
                open("c", "\"showIf\": {\"question\": \"b\", \"answered\": true}"),
                open("d", "\"showIf\": {\"question\": \"b\", \"answered\": false}"));
        isAsked("score a b c", survey, "{\"score\": 3, \"a\": \"x\", \"b\": \"x\", \"c\": \"x\"}");
        isAsked("score d", survey, "{\"score\": 9, \"a\": \"x\", \"b\": \"x\", \"c\": \"x\"}");
        isAsked("score a d", survey, "{\"score\": 3, \"b\": \"x\"}");
    }

    @Test
    void nothing_follows_the_end() {
        Questionnaire survey = asking(SCORE + ", \"endIf\": {\"question\": \"score\", \"atLeast\": 9}",
                open("a", "\"endIf\": {\"question\": \"score\", \"is\": [\"0\"]}"), open("b", "\"required\": true"));
        isAsked("score", survey, "{\"score\": 9}");
        isAsked("score a", survey, "{\"score\": 0, \"b\": \"x\"}");
        isAsked("score a b", survey, "{\"score\": 5}");
        isAsked("score a b", survey, "{}");
    }

    @Test
    void an_end_that_is_not_come_to_ends_nothing() {
        Questionnaire survey = asking(SCORE,
                open("a",
                        "\"showIf\": {\"question\": \"score\", \"atMost\": 6}, \"endIf\": {\"question\": \"score\", \"answered\": true}"),
                open("b", "\"required\": true"));
        isAsked("score a", survey, "{\"score\": 6}");
        isAsked("score b", survey, "{\"score\": 7}");
    }

    @Test
    void of_a_ranking_conditions_see_the_best() {
        Questionnaire survey = asking("""
                "key": "best", "type": "ranking", "options": [{"key": "bar"}, {"key": "wifi"}]""",
                open("bar", "\"showIf\": {\"question\": \"best\", \"is\": [\"bar\"]}"),
                open("wifi", "\"showIf\": {\"question\": \"best\", \"is\": [\"wifi\"]}"));
        isAsked("best wifi", survey, "{\"best\": [\"wifi\", \"bar\"]}");
        isAsked("best", survey, "{\"best\": []}");
    }

    @Test
    void attributes_and_language_decide_too() {
        Questionnaire survey = asking(open("gold", "\"showIf\": {\"attribute\": \"tier\", \"is\": [\"gold\"]}"),
                open("romanian", "\"showIf\": {\"language\": [\"ro\"]}"));
        assertEquals(survey.questions(), Path.asked(survey, json("{}"), Map.of("tier", "gold"), "ro-MD"));
        assertEquals(List.of(), Path.asked(survey, json("{}"), Map.of(), "en"));
    }
}
