package cx.touchstone.scoring.reading;

import cx.touchstone.kit.Refusal;

/** What held when would have to be put together from more readings than one question may take. */
public class TooManyReadings extends Refusal {

    /** That are read for one question at most. */
    static final int MOST = 100_000;

    TooManyReadings() {
        super(Kind.INVALID, "too-many-readings",
                "Of the metrics of which the last value counts there are more than " + MOST
                        + " observations in this time: ask for fewer metrics, or for an earlier time.");
    }
}
