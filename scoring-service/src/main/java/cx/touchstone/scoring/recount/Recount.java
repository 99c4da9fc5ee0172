package cx.touchstone.scoring.recount;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import cx.touchstone.scoring.settings.Recounting.What;
import cx.touchstone.scoring.tally.Position;

/**
 * How far counting anew has come.
 *
 * @param after position of the last observation that is done; null before the first
 * @param counted observations that are done
 */
record Recount(What what, Position after, long counted) {

    /** Where to go on; what is being forgotten is left alone: it has no names any more that could be held. */
    Position behind(Optional<Instant> forgottenBefore) {
        return forgottenBefore.map(first -> new Position(first, "", ""))
                .filter(first -> after == null || first.compareTo(after) > 0).orElse(after);
    }

    /** When these have been done, too, in the order of their positions. */
    Recount after(List<Position> done) {
        return done.isEmpty() ? this : new Recount(what, done.getLast(), counted + done.size());
    }
}
