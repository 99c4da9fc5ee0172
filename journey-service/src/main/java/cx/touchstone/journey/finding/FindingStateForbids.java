package cx.touchstone.journey.finding;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.journey.map.Words;
import cx.touchstone.kit.Refusal;

/** This is not done to a finding in its present state. */
public class FindingStateForbids extends Refusal {
    FindingStateForbids(Finding.Status status, String why) {
        super(Kind.CONFLICT, "finding-" + Words.of(status), why + " This one is " + Words.of(status) + ".");
    }
}
