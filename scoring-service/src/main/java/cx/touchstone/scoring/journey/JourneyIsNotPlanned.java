package cx.touchstone.scoring.journey;

import cx.touchstone.kit.Refusal;

/** No measurement plan of this journey has arrived: it does not exist, or was never published. */
public class JourneyIsNotPlanned extends Refusal {

    JourneyIsNotPlanned() {
        super(Kind.UNKNOWN, "journey-unknown", "There is no published journey with this id.");
    }
}
