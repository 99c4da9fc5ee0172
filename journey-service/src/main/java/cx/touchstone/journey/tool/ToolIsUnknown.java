package cx.touchstone.journey.tool;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such tool for this tenant. */
public class ToolIsUnknown extends Refusal {
    public ToolIsUnknown() {
        super(Kind.UNKNOWN, "tool-unknown", "There is no such tool.");
    }
}
