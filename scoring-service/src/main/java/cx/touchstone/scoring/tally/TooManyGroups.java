package cx.touchstone.scoring.tally;

import cx.touchstone.kit.Refusal;

/** The question would be answered by more groups than anybody reads. */
public class TooManyGroups extends Refusal {

    TooManyGroups() {
        super(Kind.INVALID, "too-many-groups", "This divides the observations into too many groups: ask for fewer metrics,"
                + " a shorter period or an attribute with fewer values.");
    }
}
