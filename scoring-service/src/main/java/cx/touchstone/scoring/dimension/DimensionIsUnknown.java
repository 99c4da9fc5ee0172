package cx.touchstone.scoring.dimension;

import cx.touchstone.kit.Refusal;

/** There is no such dimension for this tenant. */
public class DimensionIsUnknown extends Refusal {
    DimensionIsUnknown() {
        super(Kind.UNKNOWN, "dimension-unknown", "There is no such dimension.");
    }
}
