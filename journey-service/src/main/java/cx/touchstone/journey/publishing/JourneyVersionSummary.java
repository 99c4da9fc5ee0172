package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.mapping.Journey;

/** A published version as lists show it: without its stages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyVersionSummary(UUID journeyId, int version, String name, String goal, Journey.Kind kind, String note,
        int stageCount, int touchpointCount, Instant publishedAt) {
}
