package cx.touchstone.journey.picture;

import java.util.UUID;

import cx.touchstone.journey.map.JourneyMap;

/**
 * What is to be drawn.
 *
 * @param rightToLeft whether the reader's language runs so
 */
record Picture(UUID journeyId, String name, String goal, JourneyMap map, LatestScores.Scores scores, boolean rightToLeft) {

    /** The score to show beside a touchpoint; null when there is none. */
    Double scoreOf(String touchpoint) {
        return scores.byTouchpoint().get(touchpoint);
    }

    /** Whether scores are wanted and cannot be had. */
    boolean lacksScores() {
        return scores.asked() && !scores.known();
    }
}
