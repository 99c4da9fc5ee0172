package cx.touchstone.gateway.event;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened.
 *
 * @param position in the tenant's order
 * @param source who told it
 * @param subject whose events are delivered one after another
 */
public record Event(long position, UUID id, String source, String type, String subject, Instant at, JsonNode data) {
}
