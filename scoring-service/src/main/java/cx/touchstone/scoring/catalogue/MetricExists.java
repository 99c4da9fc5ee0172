package cx.touchstone.scoring.catalogue;

import cx.touchstone.kit.Refusal;

/** The key names a metric already, and metrics do not change. */
public class MetricExists extends Refusal {

    MetricExists(String key) {
        super(Kind.CONFLICT, "metric-exists", "There is a metric " + key + " already.");
    }
}
