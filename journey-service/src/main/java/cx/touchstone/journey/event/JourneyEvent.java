package cx.touchstone.journey.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something that happened, as the gateway takes it.
 *
 * @param subject whose events are told one after another
 * @param object what it happened to
 * @param data nothing but ids, keys, words and numbers: no text that people wrote of people
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JourneyEvent(UUID id, String type, String subject, Instant time, UUID object, List<String> touchpoints,
        Map<String, Object> data) {

    static final String TOPIC = "journey-events";

    /**
     * @param kind what happened to what: {@code audit.closed}
     * @param subject kind of what it happened to: {@code audit}
     */
    public static JourneyEvent of(String kind, String subject, UUID object, List<String> touchpoints, Map<String, Object> data,
            Instant now) {
        return new JourneyEvent(Ids.next(), "cx.touchstone." + kind + ".v1", subject + '/' + object, now, object, touchpoints,
                data);
    }
}
