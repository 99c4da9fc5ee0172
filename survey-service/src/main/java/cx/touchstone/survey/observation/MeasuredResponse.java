package cx.touchstone.survey.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.questionnaire.Questionnaire;

/**
 * A response as scoring-service sees it: what its answers measure, and what every one of these measurements carries.
 *
 * @param measured in the order of the questions
 * @param weight how many people the respondent stands for
 * @param channel null when it is not known
 * @param subject what it is about in a partner's system, null if it names nothing
 */
public record MeasuredResponse(UUID id, List<Measurement> measured, BigDecimal weight, Instant observedAt, String channel,
        Map<String, String> attributes, JsonNode subject) {

    /** @param questionnaire of the version that was answered */
    public static MeasuredResponse of(UUID id, Questionnaire questionnaire, JsonNode answers, BigDecimal weight,
            Instant observedAt, String channel, Map<String, String> attributes, JsonNode subject) {
        return new MeasuredResponse(id, Measurement.of(questionnaire, answers), weight, observedAt, channel, attributes,
                subject);
    }

    /** Whether a measurement means the same in both; a weight of 1.0 is one of 1. */
    boolean carriesTheSameAs(MeasuredResponse other) {
        return weight.compareTo(other.weight) == 0 && equals(new MeasuredResponse(other.id, measured, weight, other.observedAt,
                other.channel, other.attributes, other.subject));
    }
}
