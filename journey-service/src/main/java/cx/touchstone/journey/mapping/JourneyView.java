package cx.touchstone.journey.mapping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.importance.Rules;
import cx.touchstone.journey.map.Stage;

/**
 * A journey with its draft.
 *
 * @param latestVersion number of the newest published version; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyView(UUID id, String name, String goal, Journey.Kind kind, Journey.Status status,
        @Schema(description = "Newest published version; absent before the first.") Integer latestVersion,
        List<UUID> personas, List<Stage> stages, Instant createdAt, Instant changedAt) {

    /** The journey with its draft as the rules weigh it now. */
    public static JourneyView of(Journey journey, Rules rules) {
        return new JourneyView(journey.id, journey.name, journey.goal, journey.kind, journey.status,
                journey.published == 0 ? null : journey.published, journey.personas,
                rules.weigh(journey.personas, journey.draft).stages(), journey.createdAt,
                journey.changedAt);
    }
}
