package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.mapping.Journey;

/** A journey as it was published under a number; never changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyVersionView(UUID journeyId, int version, String name, String goal, Journey.Kind kind, String note,
        List<UUID> personas, List<Stage> stages,
        Instant publishedAt) {

    static JourneyVersionView of(JourneyVersion version) {
        return new JourneyVersionView(version.journeyId, version.number, version.name, version.goal, version.kind, version.note,
                version.personas, version.map.stages(), version.publishedAt);
    }
}
