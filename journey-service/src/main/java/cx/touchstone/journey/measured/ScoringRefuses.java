package cx.touchstone.journey.measured;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;

/** scoring-service does not take the question: it knows no such metric or journey, or keeps nothing of those days. */
public class ScoringRefuses extends Refusal {
    ScoringRefuses(int status) {
        super(Kind.CONFLICT, "not-measurable",
                "Scoring does not take the question: it knows no such metric or journey, or keeps "
                        + "nothing of these days any more (" + status + ").");
    }
}
