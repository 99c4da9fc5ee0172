package cx.touchstone.scoring.dimension;

import java.util.List;

import cx.touchstone.kit.Refusal;

/** The attribute, or the pair in either order, is a dimension already. */
public class DimensionExists extends Refusal {
    DimensionExists(List<String> attributes) {
        super(Kind.CONFLICT, "already-exists", String.join(" and ", attributes) + " is a dimension already.");
    }
}
