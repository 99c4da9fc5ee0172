package cx.touchstone.survey.response;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cx.touchstone.survey.persona.Persona;
import cx.touchstone.survey.response.ResponseView.Status;

/**
 * Which responses are meant: those for which everything holds that is not null.
 *
 * @param from answered at this time or later
 * @param to answered before this time
 * @param touchpoint with an answer that measures there
 * @param attributes of respondents that have all of these
 * @param persona of respondents who fulfil its conditions
 * @param metric with an answer that measures it, at the touchpoint if there is one
 * @param scoreFrom the least that it measures, as scores see it: reverse items turned round, yes is 1
 * @param scoreTo the most that it measures
 * @param words in an answer in the respondent's own words, as {@code search_form} in the database compares them
 */
public record ResponseFilter(UUID survey, Integer version, Instant from, Instant to, String channel, String touchpoint,
        Map<String, String> attributes, Persona persona, Status status, String tag, UUID contact, Long link, String metric,
        BigDecimal scoreFrom, BigDecimal scoreTo, String words) {

    /** Whether it asks for what answers measure. */
    boolean isMeasured() {
        return touchpoint != null || metric != null;
    }
}
