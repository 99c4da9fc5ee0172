package cx.touchstone.survey.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.event.ToldResponses.Row;
import cx.touchstone.survey.observation.Measurement;
import cx.touchstone.survey.questionnaire.Questionnaire;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What became of a response, as the gateway takes it.
 *
 * @param id the same however often it is told
 * @param subject whose events are told one after another: what the response is about, or else the response
 * @param object the response
 * @param erases whether what was told of it before is to be forgotten; else null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ResponseEvent(UUID id, String type, String subject, Instant time, UUID object, UUID survey,
        List<String> touchpoints,
        Boolean erases, Object data) {

    /** As the gateway takes it. */
    private static final int LONGEST_SUBJECT = 500;
    private static final String TYPE = "cx.touchstone.response.%s.v1";

    /**
     * The response without its texts, attributes and names: what a partner needs to know whom to call.
     *
     * @param subject in the partner's own system
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(UUID response, UUID survey, int surveyVersion, int revision, Instant respondedAt, String channel, String locale,
            UUID contact, JsonNode subject, List<Score> scores) {
    }

    /** What one answer measures, on its metric's scale. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Score(String answer, String metric, String touchpoint, int value) {
    }

    /** Of one that is there no more, nothing is told but that. */
    @RegisterForReflection
    record Gone(UUID response) {
    }

    static ResponseEvent of(ResponseMessage message, Row response, Questionnaire questionnaire, Instant now) {
        List<Score> scores = Measurement.of(questionnaire, response.answers()).stream()
                .map(one -> new Score(one.answer(), one.metric(), one.touchpoint(), one.value())).toList();
        boolean changed = message.kind().equals(ResponseMessage.CHANGED);
        return new ResponseEvent(id(message, response.id()), TYPE.formatted(message.kind()), subject(response),
                changed ? now : response.respondedAt(), response.id(), response.survey(),
                scores.stream().map(Score::touchpoint).filter(Objects::nonNull).distinct().toList(), null,
                new Data(response.id(), response.survey(), response.version(), response.revision(), response.respondedAt(),
                        response.channel(), response.locale(), response.contact(), response.subject(), scores));
    }

    static ResponseEvent erased(ResponseMessage message, UUID response, Instant now) {
        return new ResponseEvent(id(message, response), TYPE.formatted(message.kind()), "response/" + response, now, response,
                null, null, true, new Gone(response));
    }

    private static UUID id(ResponseMessage message, UUID response) {
        String name = message.kind() + ' ' + response + ' ' + message.revision();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String subject(Row response) {
        JsonNode subject = response.subject();
        String told = subject == null ? ""
                : subject.path("system").asText() + '/' + subject.path("type").asText() + '/' + subject.path("id").asText();
        return told.isEmpty() || told.length() > LONGEST_SUBJECT ? "response/" + response.id() : told;
    }
}
