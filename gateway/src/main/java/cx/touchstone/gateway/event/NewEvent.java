package cx.touchstone.gateway.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something that happened, before it has its place.
 *
 * @param id the same however often it is told
 * @param object what it happened to
 * @param survey null if it has to do with none
 * @param erases whether everything that was told of the object before shall be gone
 */
@RegisterForReflection
public record NewEvent(UUID id, String type, String subject, Instant time, UUID object, UUID survey, List<String> touchpoints,
        boolean erases, JsonNode data) {
}
