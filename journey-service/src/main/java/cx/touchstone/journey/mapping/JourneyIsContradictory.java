package cx.touchstone.journey.mapping;

import java.util.List;

import cx.touchstone.kit.Refusal;

/** The map uses a key twice. */
public class JourneyIsContradictory extends Refusal {
    public JourneyIsContradictory(List<Fault> faults) {
        super(Kind.INVALID, "journey-contradictory", "The map contradicts itself.", faults);
    }
}
