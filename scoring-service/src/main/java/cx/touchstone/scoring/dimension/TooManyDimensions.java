package cx.touchstone.scoring.dimension;

import cx.touchstone.kit.Refusal;

/** Every dimension is counted with every observation, so there is an end to them. */
public class TooManyDimensions extends Refusal {
    TooManyDimensions() {
        super(Kind.CONFLICT, "too-many-dimensions",
                "There may be " + Dimensions.MOST + " dimensions and as many pairs: remove one before adding another.");
    }
}
