package cx.touchstone.journey.competitor;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such competitor for this tenant. */
public class CompetitorIsUnknown extends Refusal {
    public CompetitorIsUnknown() {
        super(Kind.UNKNOWN, "competitor-unknown", "There is no such competitor.");
    }
}
