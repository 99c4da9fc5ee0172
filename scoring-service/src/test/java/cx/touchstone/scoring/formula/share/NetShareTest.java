package cx.touchstone.scoring.formula.share;

import static cx.touchstone.scoring.formula.Answers.counts;
import static cx.touchstone.scoring.formula.Answers.recommending;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NetShareTest {

    @Test
    void net_effort_on_1_to_7_is_the_share_of_6_and_7_minus_the_share_of_1_to_3() {
        assertEquals(-13.0, new NetShare(3, 6).value(counts(80, 210, 140, 110, 160, 180, 120).unweighted()), 1e-9);
    }

    @Test
    void a_net_share_with_the_bounds_of_nps_is_nps() {
        var sample = recommending(20, 30, 50).unweighted();
        assertEquals(new Nps().interval(sample), new NetShare(6, 9).interval(sample));
    }
}
