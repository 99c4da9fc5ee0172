package cx.touchstone.journey.editing;

import java.util.List;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Touchpoint;

/** The order of a draft: keys of its stages with the keys of their touchpoints. */
public record JourneyOrder(List<StageOrder> stages) {

    /** One stage. */
    public record StageOrder(String key, List<String> touchpoints) {
    }

    static JourneyOrder of(JourneyMap map) {
        return new JourneyOrder(map.stages().stream()
                .map(stage -> new StageOrder(stage.key(), stage.touchpoints().stream().map(Touchpoint::key).toList()))
                .toList());
    }
}
