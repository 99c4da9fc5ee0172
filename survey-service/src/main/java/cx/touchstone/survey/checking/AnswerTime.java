package cx.touchstone.survey.checking;

import java.util.stream.Stream;

import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Text;

/**
 * How long a respondent takes who is asked everything, in seconds: reading at 238 words a minute (Brysbaert 2019, mean of
 * silent
 * reading of English non-fiction), and for each question the time that its type takes to be answered, an estimate of our own:
 * 3 s for a tap, 4 s for each row of a matrix and each choice to be ranked, 25 s for words of one's own.
 */
public final class AnswerTime {

    private static final double WORDS_A_SECOND = 238 / 60.0;

    private AnswerTime() {
    }

    /** Whole seconds, rounded up; 0 for a questionnaire without questions. */
    public static int seconds(Questionnaire questionnaire) {
        double seconds = questionnaire.isEmpty() ? 0
                : Stream.concat(Stream.of(questionnaire.introduction()).filter(text -> text != null),
                        questionnaire.questions().stream().flatMap(AnswerTime::texts))
                        .mapToInt(text -> words(text, questionnaire.language())).sum() / WORDS_A_SECOND;
        return (int) Math.ceil(seconds + questionnaire.questions().stream().mapToInt(AnswerTime::answering).sum());
    }

    private static int answering(Question question) {
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING, SINGLE_CHOICE, YES_NO, CONSENT -> 3;
            case MATRIX -> 4 * question.rows().size();
            case MULTIPLE_CHOICE -> 5;
            case RANKING -> 4 * question.options().size();
            case OPEN_TEXT -> question.oneLine() == null ? 25 : 8;
            case NUMBER, DATE -> 6;
            case STATEMENT -> 0;
        };
    }

    private static Stream<Text> texts(Question question) {
        return Stream.of(Stream.of(question.text(), question.help()), question.rows().stream().map(Question.Row::text),
                question.options().stream().map(Question.Option::text)).flatMap(texts -> texts).filter(text -> text != null);
    }

    private static int words(Text text, String language) {
        return text.in(language, language).strip().split("\\s+").length;
    }
}
