package cx.touchstone.journey.task;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** There is no such task for this tenant. */
public class TaskIsUnknown extends Refusal {
    public TaskIsUnknown() {
        super(Kind.UNKNOWN, "task-unknown", "There is no such task.");
    }
}
