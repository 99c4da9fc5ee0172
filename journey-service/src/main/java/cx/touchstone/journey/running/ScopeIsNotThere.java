package cx.touchstone.journey.running;

import java.util.List;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** What the audit is to look at is not there, or not yet. */
public class ScopeIsNotThere extends Refusal {
    ScopeIsNotThere(String pointer, String detail) {
        super(Kind.CONFLICT, "scope-not-there", "The audit cannot begin: " + detail,
                List.of(new Fault(pointer, "not-there", detail)));
    }
}
