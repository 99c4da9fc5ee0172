package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.JourneyMap;

/** A journey as it was published under a number; never changes. */
public record JourneyVersionView(UUID journeyId, int version, String name, Journey.Kind kind, List<JourneyMap.Stage> stages,
        Instant publishedAt) {

    static JourneyVersionView of(JourneyVersion version) {
        return new JourneyVersionView(version.journeyId, version.number, version.name, version.kind, version.map.stages(),
                version.publishedAt);
    }
}
