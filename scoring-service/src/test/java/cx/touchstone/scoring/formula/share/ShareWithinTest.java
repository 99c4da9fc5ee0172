package cx.touchstone.scoring.formula.share;

import static cx.touchstone.scoring.formula.Answers.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import cx.touchstone.scoring.formula.Distribution;

class ShareWithinTest {

    private static final int UNRESOLVED = 0;
    private static final int RESOLVED = 1;
    private static final int NOT_RESOLVABLE_THERE = 2;

    private final ShareWithin net = new ShareWithin(RESOLVED, RESOLVED, UNRESOLVED, RESOLVED);

    @Test
    void net_first_contact_resolution_leaves_out_what_could_not_be_resolved_there() {
        var contacts = contacts(60, 20, 20).unweighted();
        assertEquals(60, new BoxShare(RESOLVED, RESOLVED).value(contacts), 1e-9);
        assertEquals(75, net.value(contacts), 1e-9);
        assertEquals("Share of 1 among 0 to 1, times 100", net.definition());
    }

    @Test
    void interval_and_change_are_those_of_the_answers_that_are_left() {
        var contacts = contacts(60, 20, 20).unweighted();
        var left = contacts(60, 20, 0).unweighted();
        assertEquals(new BoxShare(RESOLVED, RESOLVED).interval(left).orElseThrow().low(),
                net.interval(contacts).orElseThrow().low(), 1e-9);
        // 56 of 70 against 48 of 80, with any number of others beside them.
        var change = net.change(contacts(56, 14, 33).unweighted(), contacts(48, 32, 5).unweighted()).orElseThrow();
        assertEquals(20, change.difference(), 1e-9);
        assertEquals(2.650172, change.z(), 0.5e-6);
        assertEquals(.052431, change.interval().low() / 100, 0.5e-6);
    }

    @Test
    void there_is_no_share_of_nothing() {
        assertFalse(net.speaksOf(contacts(0, 0, 7).unweighted()));
        assertTrue(net.speaksOf(contacts(0, 1, 7).unweighted()));
    }

    @Test
    void the_box_is_among_what_counts() {
        assertThrows(IllegalArgumentException.class, () -> new ShareWithin(2, 2, 0, 1));
    }

    private static Distribution contacts(int resolved, int unresolved, int notResolvableThere) {
        return times(RESOLVED, resolved).plus(times(UNRESOLVED, unresolved))
                .plus(times(NOT_RESOLVABLE_THERE, notResolvableThere));
    }
}
