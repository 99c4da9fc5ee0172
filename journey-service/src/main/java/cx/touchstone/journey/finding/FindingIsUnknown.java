package cx.touchstone.journey.finding;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such finding in this audit. */
public class FindingIsUnknown extends Refusal {
    public FindingIsUnknown() {
        super(Kind.UNKNOWN, "finding-unknown", "There is no such finding.");
    }
}
