package cx.touchstone.journey.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class RecurrenceTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    void the_next_one_opens_a_period_after_the_last_opened() {
        LocalDate closed = LocalDate.of(2027, 1, 20);
        assertEquals(LocalDate.of(2027, 2, 1), Recurrence.MONTHLY.next(NEW_YEAR, closed));
        assertEquals(LocalDate.of(2027, 4, 1), Recurrence.QUARTERLY.next(NEW_YEAR, closed));
        assertEquals(LocalDate.of(2028, 1, 1), Recurrence.YEARLY.next(NEW_YEAR, closed));
        assertTrue(Recurrence.ONCE.isOnce());
    }

    @Test
    void one_that_was_closed_late_is_not_followed_by_those_that_were_missed() {
        assertEquals(LocalDate.of(2027, 7, 1), Recurrence.QUARTERLY.next(NEW_YEAR, LocalDate.of(2027, 4, 1)));
        assertEquals(LocalDate.of(2027, 6, 1), Recurrence.MONTHLY.next(NEW_YEAR, LocalDate.of(2027, 5, 30)));
    }

    @Test
    void the_end_of_the_month_comes_back_after_a_short_one() {
        LocalDate end = LocalDate.of(2027, 1, 31);
        assertEquals(LocalDate.of(2027, 2, 28), Recurrence.MONTHLY.next(end, end));
        assertEquals(LocalDate.of(2027, 3, 31), Recurrence.MONTHLY.next(end, LocalDate.of(2027, 3, 1)));
    }
}
