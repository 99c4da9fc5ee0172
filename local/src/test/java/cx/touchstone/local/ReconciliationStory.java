package cx.touchstone.local;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Behind all other stories: whatever they sent, corrected, erased, killed and restarted, every tally is what was observed. */
@ExtendWith(ThePlatform.class)
@Order(Integer.MAX_VALUE)
class ReconciliationStory {

    @Test
    void every_tally_is_what_was_observed(Platform platform) {
        Reconciled.zero(platform);
    }
}
