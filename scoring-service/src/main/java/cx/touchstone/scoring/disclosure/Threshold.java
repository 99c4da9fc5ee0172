package cx.touchstone.scoring.disclosure;

import cx.touchstone.scoring.counts.Presence;

/**
 * How many people must be behind whatever is told, or can be had from it.
 *
 * @param people at least 1
 */
public record Threshold(long people) {

    /** @throws IllegalArgumentException for less than 1 */
    public Threshold {
        if (people < 1) {
            throw new IllegalArgumentException("A threshold of " + people + " hides nothing");
        }
    }

    boolean isReachedBy(Presence presence) {
        return presence.people() >= people;
    }

    /** Whether there is something to tell, of too few. Somebody observed again is somebody, though counted elsewhere. */
    boolean isMissedBy(Presence presence) {
        return presence.n() > 0 && !isReachedBy(presence);
    }
}
