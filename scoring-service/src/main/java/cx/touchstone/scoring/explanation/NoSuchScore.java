package cx.touchstone.scoring.explanation;

import cx.touchstone.kit.Refusal;

/** The id is not one that a score of this tenant can have. */
public class NoSuchScore extends Refusal {

    NoSuchScore() {
        super(Kind.UNKNOWN, "score-unknown", "There is no score with this id: take it from a score that you have read.");
    }
}
