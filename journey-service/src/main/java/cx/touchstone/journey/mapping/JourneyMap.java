package cx.touchstone.journey.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a journey consists of: ordered stages of ordered touchpoints. A value: a version keeps it as it was.
 *
 * @param stages in the customer's order
 */
@RegisterForReflection
public record JourneyMap(List<Stage> stages) {

    /** A part of the way, as the customer sees it. */
    @RegisterForReflection
    public record Stage(String key, String name, List<Touchpoint> touchpoints) {
    }

    /**
     * One contact between customer and organisation.
     *
     * @param key survives versions: observations are counted under it
     * @param channel where the contact happens, in the tenant's words ({@code in-person}, {@code web}); may be null
     * @param importance weight in the journey score, 0 to 100
     */
    @RegisterForReflection
    public record Touchpoint(String key, String name, String channel, int importance, List<Metric> metrics) {
    }

    /**
     * Something measured at a touchpoint.
     *
     * @param metric key of a metric in scoring-service's catalogue
     * @param target the score to reach, in the metric's unit; may be null
     */
    @RegisterForReflection
    public record Metric(String metric, BigDecimal target) {
    }

    static final JourneyMap EMPTY = new JourneyMap(List.of());

    Stream<Touchpoint> touchpoints() {
        return stages.stream().flatMap(stage -> stage.touchpoints().stream());
    }

    /** What one cannot see from a single field: keys that occur twice, with pointers into the map. */
    List<Fault> contradictions() {
        List<Fault> faults = new ArrayList<>();
        Set<String> stageKeys = new HashSet<>();
        Set<String> touchpointKeys = new HashSet<>();
        for (int s = 0; s < stages.size(); s++) {
            Stage stage = stages.get(s);
            once(stageKeys, stage.key(), "/stages/" + s + "/key", faults);
            for (int t = 0; t < stage.touchpoints().size(); t++) {
                Touchpoint touchpoint = stage.touchpoints().get(t);
                String at = "/stages/" + s + "/touchpoints/" + t;
                once(touchpointKeys, touchpoint.key(), at + "/key", faults);
                Set<String> metrics = new HashSet<>();
                for (int m = 0; m < touchpoint.metrics().size(); m++) {
                    once(metrics, touchpoint.metrics().get(m).metric(), at + "/metrics/" + m + "/metric", faults);
                }
            }
        }
        return faults;
    }

    private static void once(Set<String> seen, String key, String pointer, List<Fault> faults) {
        if (!seen.add(key)) {
            faults.add(new Fault(pointer, "duplicate-key", "\"" + key + "\" occurs twice."));
        }
    }
}
