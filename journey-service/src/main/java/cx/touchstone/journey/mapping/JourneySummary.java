package cx.touchstone.journey.mapping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A journey as lists show it: without its stages, so that a page costs the same whatever is drawn.
 *
 * @param latestVersion number of the newest published version; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneySummary(UUID id, String name, String goal, Journey.Kind kind, Journey.Status status,
        @Schema(description = "Newest published version; absent before the first.") Integer latestVersion, List<UUID> personas,
        @Schema(description = "How many stages the draft has.") int stageCount,
        @Schema(description = "How many touchpoints the draft has.") int touchpointCount, Instant createdAt,
        Instant changedAt) {
}
