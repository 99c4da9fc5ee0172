package cx.touchstone.journey.checklist;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such checklist or version for this tenant. */
public class ChecklistIsUnknown extends Refusal {
    public ChecklistIsUnknown() {
        super(Kind.UNKNOWN, "checklist-unknown", "There is no such checklist or version.");
    }
}
