package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static cx.touchstone.survey.questionnaire.Written.questionnaire;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTimeTest {

    /** One word is read in 60 / 238 = 0.25 s; whole seconds are rounded up. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'type': 'nps'                                                          | 4
            'type': 'csat'                                                         | 4
            'type': 'yes-no'                                                       | 4
            'type': 'consent'                                                      | 4
            'type': 'matrix', 'scale': 5, 'rows': [{'key': 'a'}, {'key': 'b'}]     | 9
            'type': 'single-choice', 'options': [{'key': 'a'}, {'key': 'b'}]       | 4
            'type': 'multiple-choice', 'options': [{'key': 'a'}, {'key': 'b'}]     | 6
            'type': 'ranking', 'options': [{'key': 'a'}, {'key': 'b'}]             | 9
            'type': 'open-text'                                                    | 26
            'type': 'open-text', 'oneLine': true                                   | 9
            'type': 'number'                                                       | 7
            'type': 'date'                                                         | 7
            'type': 'statement'                                                    | 1
            """)
    void a_question_of_one_word(String question, int seconds) {
        assertEquals(seconds, AnswerTime.seconds(asking(question.replace('\'', '"'))));
    }

    @Test
    void a_minute_is_read_in_a_minute() {
        String minute = "word ".repeat(238);
        assertEquals(60, AnswerTime.seconds(asking("\"type\": \"statement\", \"text\": {\"en\": \"" + minute + "\"}")));
        assertEquals(121, AnswerTime.seconds(questionnaire("{\"name\": \"x\", \"introduction\": {\"en\": \"" + minute
                + "\"}, \"questions\": [{\"type\": \"statement\", \"help\": {\"en\": \"" + minute + "\"}}]}")));
    }

    /** 5 words of the introduction, 6 of the question: 11 / 3.967 = 2.77 s, and 3 s for the tap. */
    @Test
    void what_is_read_is_in_the_surveys_own_language() {
        assertEquals(6, AnswerTime.seconds(questionnaire("""
                {"name": "x", "introduction": {"en": "We have one single question.", "ro": "Una"}, "questions": [
                  {"type": "nps", "text": {"en": "Would you  recommend us to friends?", "ro": "Una"}}]}""")));
    }

    @Test
    void without_questions_there_is_nothing_to_do() {
        assertEquals(0, AnswerTime.seconds(questionnaire("{\"name\": \"x\", \"introduction\": {\"en\": \"Soon more\"}}")));
    }
}
