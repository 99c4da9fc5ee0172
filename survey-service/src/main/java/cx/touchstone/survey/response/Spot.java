package cx.touchstone.survey.response;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;

/**
 * Where in answers a filter looks. What a question measures, and which one is answered in own words, stands in the versions of
 * surveys; the keys found there are then only values to the database.
 *
 * @param row of a matrix; null where the answer itself is meant
 * @param lowest what the answer must be at least, as it was given; null where anything will do
 * @param highest what it must be at most
 */
record Spot(UUID survey, int version, String question, String row, BigDecimal lowest, BigDecimal highest) {

    /** Where these versions measure what the filter asks for. */
    static List<Spot> measured(List<SurveyVersion> versions, ResponseFilter filter) {
        List<Spot> found = new ArrayList<>();
        for (SurveyVersion version : versions) {
            for (Question question : version.questionnaire().questions()) {
                if (question.metric() != null && isMeant(filter, question.metric(), question.touchpoint())) {
                    found.add(spot(version, question, null, question.reverse(), filter));
                }
                for (Question.Row row : question.rows()) {
                    if (row.metric() != null && isMeant(filter, row.metric(), row.touchpoint())) {
                        found.add(spot(version, question, row.key(), row.reverse(), filter));
                    }
                }
            }
        }
        return found;
    }

    /** Which questions of these versions are answered in own words throughout. */
    static List<Spot> written(List<SurveyVersion> versions) {
        return versions.stream().flatMap(version -> version.questionnaire().questions().stream()
                .filter(question -> question.type() == QuestionType.OPEN_TEXT)
                .map(question -> new Spot(version.surveyId(), version.number(), question.key(), null, null, null))).toList();
    }

    private static boolean isMeant(ResponseFilter filter, String metric, String touchpoint) {
        return (filter.metric() == null || filter.metric().equals(metric))
                && (filter.touchpoint() == null || filter.touchpoint().equals(touchpoint));
    }

    private static Spot spot(SurveyVersion version, Question question, String row, Boolean reverse, ResponseFilter filter) {
        BigDecimal lowest = filter.scoreFrom();
        BigDecimal highest = filter.scoreTo();
        if (Boolean.TRUE.equals(reverse) && question.scale() != null) {
            // The database has what was ticked; it is the filter that is turned round.
            BigDecimal sum = BigDecimal.valueOf((long) question.lowest() + question.scale());
            lowest = filter.scoreTo() == null ? null : sum.subtract(filter.scoreTo());
            highest = filter.scoreFrom() == null ? null : sum.subtract(filter.scoreFrom());
        }
        return new Spot(version.surveyId(), version.number(), question.key(), row, lowest, highest);
    }
}
