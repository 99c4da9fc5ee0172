package cx.touchstone.journey.publishing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cx.touchstone.kit.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What scoring-service must know of a published version: which touchpoints there are, how much they weigh, what they aim at.
 */
@RegisterForReflection
public record MeasurementPlan(UUID messageId, UUID journeyId, String name, int version, Instant publishedAt,
        List<PlannedTouchpoint> touchpoints) {

    static final String TOPIC = "measurement-plan";

    /** A touchpoint in the customer's order. */
    @RegisterForReflection
    public record PlannedTouchpoint(String key, String name, String stage, int importance, List<PlannedMetric> metrics) {
    }

    /** A metric and the score to reach. */
    @RegisterForReflection
    public record PlannedMetric(String metric, BigDecimal target) {
    }

    static MeasurementPlan of(JourneyVersion version) {
        return new MeasurementPlan(Ids.next(), version.journeyId, version.name, version.number, version.publishedAt,
                version.map.stages().stream()
                        .flatMap(stage -> stage.touchpoints().stream().map(t -> new PlannedTouchpoint(t.key(), t.name(),
                                stage.key(), t.importance(),
                                t.metrics().stream().map(m -> new PlannedMetric(m.metric(), m.target())).toList())))
                        .toList());
    }
}
