package cx.touchstone.journey.scope;

import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an audit is about since it began: versions and touchpoints, as they were then. */
@RegisterForReflection
public record Examined(List<ExaminedJourney> journeys, List<ExaminedTouchpoint> touchpoints) {

    /** A published version. */
    @RegisterForReflection
    public record ExaminedJourney(UUID id, String name, int version) {
    }

    /** A touchpoint; one that several journeys share stands here once. */
    @RegisterForReflection
    public record ExaminedTouchpoint(String key, String name, String stage, String stageName, UUID journeyId) {
    }

    public boolean has(String touchpoint) {
        return touchpoints.stream().anyMatch(examined -> examined.key().equals(touchpoint));
    }
}
