package cx.touchstone.journey.mapping;

import java.util.List;

import cx.touchstone.kit.Refusal;

/** Parts of the map cannot be together, such as two touchpoints with one key. */
public class JourneyIsContradictory extends Refusal {
    public JourneyIsContradictory(List<Fault> faults) {
        super(Kind.INVALID, "journey-contradictory", "The map contradicts itself.", faults);
    }
}
