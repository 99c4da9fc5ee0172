package cx.touchstone.survey.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One measured fact, as scoring-service takes it.
 *
 * @param id response and answer: the same answer has the same id however often it is told
 * @param subject what the response is about in a partner's system, null if it names nothing
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Observation(String source, String id, String metric, int value, BigDecimal weight, Instant observedAt,
        String touchpoint, String channel, Map<String, String> attributes, Object subject) {

    public static final String TOPIC = "observations";
    private static final String SOURCE = "survey-service";

    public static Observation of(UUID response, Measurement measured, BigDecimal weight, Instant observedAt, String channel,
            Map<String, String> attributes, Object subject) {
        return new Observation(SOURCE, response + "/" + measured.answer(), measured.metric(), measured.value(), weight,
                observedAt, measured.touchpoint(), channel, attributes, subject);
    }
}
