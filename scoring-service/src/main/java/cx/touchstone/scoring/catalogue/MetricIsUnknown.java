package cx.touchstone.scoring.catalogue;

import cx.touchstone.kit.Refusal;

/** Neither a built-in metric nor one of the tenant's own. */
public class MetricIsUnknown extends Refusal {

    MetricIsUnknown() {
        super(Kind.UNKNOWN, "metric-unknown", "There is no metric with this key.");
    }
}
