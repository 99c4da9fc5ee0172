package cx.touchstone.journey.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
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

    public static final int MOST_STAGES = 50;
    /** In all stages together. */
    public static final int MOST_TOUCHPOINTS = 2_000;

    public JourneyMap {
        stages = Touchpoint.orEmpty(stages);
    }

    public Stream<Touchpoint> touchpoints() {
        return stages.stream().flatMap(stage -> stage.touchpoints().stream());
    }

    public Optional<Stage> stage(String key) {
        return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
    }

    public Optional<Touchpoint> touchpoint(String key) {
        return touchpoints().filter(touchpoint -> touchpoint.key().equals(key)).findFirst();
    }

    /** As it is, each stage as it is made; one that is made null goes. */
    public JourneyMap each(UnaryOperator<Stage> made) {
        return new JourneyMap(stages.stream().map(made).filter(Objects::nonNull).toList());
    }

    /** As it is, each touchpoint that is not weighed by hand with the weight that is decided for it in its stage. */
    public JourneyMap weighed(BiFunction<Stage, Touchpoint, Touchpoint.Weight> decide) {
        return each(stage -> stage.each(touchpoint -> touchpoint.weighing(decide.apply(stage, touchpoint))));
    }

    /** What one cannot see from a single field, such as keys that occur twice, with pointers into the map. */
    public List<Fault> contradictions(ScoreRanges ranges) {
        List<Fault> faults = new ArrayList<>();
        Set<String> stageKeys = new HashSet<>();
        Set<String> touchpointKeys = new HashSet<>();
        if (stages.size() > MOST_STAGES) {
            faults.add(new Fault("/stages", "too-many-stages", "A journey has at most " + MOST_STAGES + " stages."));
        }
        if (touchpoints().count() > MOST_TOUCHPOINTS) {
            faults.add(new Fault("/stages", "too-many-touchpoints",
                    "A journey has at most " + MOST_TOUCHPOINTS + " touchpoints."));
        }
        for (int s = 0; s < stages.size(); s++) {
            Stage stage = stages.get(s);
            String at = "/stages/" + s;
            Touchpoint.once(stageKeys, stage.key(), at + "/key", faults);
            for (int t = 0; t < stage.touchpoints().size(); t++) {
                Touchpoint.once(touchpointKeys, stage.touchpoints().get(t).key(), at + "/touchpoints/" + t + "/key", faults);
            }
            faults.addAll(stage.contradictions(at, ranges));
        }
        return faults;
    }
}
