package cx.touchstone.journey.measured;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** scoring-service does not take the question: it knows no such metric or journey. */
public class ScoringRefuses extends Refusal {
    ScoringRefuses(int status) {
        super(Kind.CONFLICT, "not-measurable", "Nothing is measured like this: the metric or journey is not known to scoring ("
                + status + ").");
    }
}
