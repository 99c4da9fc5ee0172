package cx.touchstone.journey.publishing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.map.Words;
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
    public record PlannedTouchpoint(String key, String name, String stage, String stageName, List<String> channels,
            int importance, List<PlannedMetric> metrics) {
    }

    /** A metric, the score to reach, the worst that is still acceptable, and what others reach; each may be null. */
    @RegisterForReflection
    public record PlannedMetric(String metric, BigDecimal target, BigDecimal floor, BigDecimal benchmark) {
    }

    static MeasurementPlan of(JourneyVersion version) {
        return new MeasurementPlan(Ids.next(), version.journeyId, version.name, version.number, version.publishedAt,
                version.map.stages().stream()
                        .flatMap(stage -> stage.touchpoints().stream().map(touchpoint -> planned(stage, touchpoint)))
                        .toList());
    }

    private static PlannedTouchpoint planned(Stage stage, Touchpoint touchpoint) {
        return new PlannedTouchpoint(touchpoint.key(), touchpoint.name(), stage.key(), stage.name(),
                touchpoint.channels().stream().map(Words::of).toList(), touchpoint.importance(), touchpoint.metrics().stream()
                        .map(m -> new PlannedMetric(m.metric(), m.target(), m.floor(), m.benchmark())).toList());
    }
}
