package cx.touchstone.scoring.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cx.touchstone.scoring.counts.Presence;

/**
 * Stretches of days that have enough people together only.
 *
 * @param closing the stretch that made them enough; no other one can have an edge within
 * @param before who comes before that one, too few
 * @param behind who comes behind it before the next edge, too few; nobody if the run ends there
 */
record Run(Stretch closing, Presence before, Presence behind) {

    /**
     * Days one after the other.
     *
     * @param from the first of them
     * @param until the one behind the last
     */
    record Stretch(LocalDate from, LocalDate until, Presence presence) {
    }

    /** Whether an edge may follow. */
    boolean isClosed() {
        return behind.n() == 0;
    }

    /**
     * The runs between two edges.
     *
     * @param stretches with observations, in order
     * @param before who comes before the first of them
     * @param behind who comes behind the last of them
     * @param live the first day of which too few may stay by themselves at the end
     */
    static List<Run> of(List<Stretch> stretches, Presence before, Presence behind, LocalDate live, Threshold threshold) {
        var runs = new ArrayList<Run>();
        var open = before;
        LocalDate openFrom = null;
        for (var stretch : stretches) {
            var together = open.plus(stretch.presence);
            if (threshold.isReachedBy(together)) {
                runs.add(new Run(stretch, open, Presence.NOBODY));
                open = Presence.NOBODY;
                openFrom = null;
            } else {
                open = together;
                openFrom = openFrom == null ? stretch.from : openFrom;
            }
        }
        boolean isLive = openFrom != null && !openFrom.isBefore(live);
        var rest = open.plus(behind);
        if (!runs.isEmpty() && threshold.isMissedBy(rest) && !isLive) {
            var last = runs.removeLast();
            runs.add(new Run(last.closing, last.before, rest));
        }
        return runs;
    }
}
