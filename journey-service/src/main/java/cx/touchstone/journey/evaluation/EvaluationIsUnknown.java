package cx.touchstone.journey.evaluation;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** The audit has no sheet of this touchpoint. */
public class EvaluationIsUnknown extends Refusal {
    public EvaluationIsUnknown() {
        super(Kind.UNKNOWN, "evaluation-unknown", "The audit has no evaluation of this touchpoint.");
    }
}
