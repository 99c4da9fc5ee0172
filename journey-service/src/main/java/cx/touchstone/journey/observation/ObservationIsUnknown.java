package cx.touchstone.journey.observation;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such observation in this audit. */
public class ObservationIsUnknown extends Refusal {
    public ObservationIsUnknown() {
        super(Kind.UNKNOWN, "observation-unknown", "There is no such observation.");
    }
}
