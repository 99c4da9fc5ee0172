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
 * @param revision of what is told under this id, null for the first: scoring-service keeps the highest, whatever comes when
 * @param retracted true takes back what was told under this id, and nothing but source, id and revision is there; else null
 * @param person null for the response's first of the metric, else how its metric was measured before, see {@link Person}
 * @param subject what the response is about in a partner's system, null if it names nothing
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Observation(String source, String id, Integer revision, Boolean retracted, String metric, Integer value,
        BigDecimal weight, Instant observedAt, String person, String touchpoint, String channel,
        Map<String, String> attributes, Object subject) {

    public static final String TOPIC = "observations";
    private static final String SOURCE = "survey-service";

    static Observation of(MeasuredResponse response, Measurement measured, int revision) {
        return new Observation(SOURCE, id(response.id(), measured.answer()), revision == 0 ? null : revision, null,
                measured.metric(), measured.value(), response.weight(), response.observedAt(),
                measured.person().told(), measured.touchpoint(), response.channel(), response.attributes(), response.subject());
    }

    static Observation retracted(UUID response, String answer, int revision) {
        return new Observation(SOURCE, id(response, answer), revision, true, null, null, null, null, null, null, null, null,
                null);
    }

    private static String id(UUID response, String answer) {
        return response + "/" + answer;
    }
}
