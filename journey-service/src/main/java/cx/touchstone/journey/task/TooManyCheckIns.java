package cx.touchstone.journey.task;

import cx.touchstone.kit.Refusal;

/** A task has as many check-ins as it can have. */
public class TooManyCheckIns extends Refusal {
    TooManyCheckIns() {
        super(Kind.CONFLICT, "too-many-check-ins",
                "A task has at most " + AuditTask.MOST_CHECK_INS + " check-ins: go on with another task.");
    }
}
