package cx.touchstone.scoring.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;

class EdgesTest {

    private final History history = new History();

    @Test
    void all_time_is_always_allowed() {
        assertTrue(history.edges().allows(new Period(null, null)));
        history.on("2026-03-02", 1);
        assertTrue(history.edges().allows(new Period(null, null)));
    }

    @Test
    void a_month_but_its_last_day_is_cut_when_few_came_on_that_day() {
        history.on("2026-05-04", 20).on("2026-05-31", 3).on("2026-06-10", 30);
        assertTrue(allows("2026-05-01", "2026-05-31"));
        assertFalse(allows("2026-05-01", "2026-05-30"));
        assertFalse(allows("2026-05-31", "2026-05-31"));
    }

    @Test
    void months_with_few_people_are_told_together() {
        history.on("2026-01-10", 3).on("2026-02-10", 3).on("2026-03-10", 3).on("2026-04-10", 9);
        assertFalse(allows(null, "2026-01-31"));
        assertTrue(allows(null, "2026-02-28"));
        assertFalse(allows("2026-03-01", "2026-03-31"));
        assertTrue(allows("2026-03-01", "2026-04-30"));
    }

    @Test
    void few_people_of_the_months_before_are_told_with_the_first_days() {
        history.on("2026-01-10", 3).on("2026-02-10", 2).on("2026-02-12", 6);
        assertTrue(allows(null, "2026-02-10"));
        assertFalse(allows("2026-02-01", "2026-02-10"));
        assertTrue(allows("2026-02-11", "2026-02-12"));
    }

    @Test
    void few_people_at_the_end_belong_to_the_month_before_until_enough_come() {
        history.on("2026-01-10", 9).on("2026-02-10", 3);
        assertFalse(allows("2026-01-01", "2026-01-31"));
        history.on("2026-03-10", 2);
        assertTrue(allows("2026-01-01", "2026-01-31"));
    }

    @Test
    void few_people_of_this_month_are_still_coming() {
        history.on("2026-10-10", 9).on("2026-11-10", 2).on("2026-11-18", 1);
        assertTrue(allows("2026-10-01", "2026-10-31"));
        assertFalse(allows("2026-10-01", "2026-11-12"));
    }

    @Test
    void few_people_of_today_are_still_coming() {
        history.on("2026-11-09", 9).on("2026-11-21", 8).on("2026-11-22", 3);
        assertTrue(allows(null, "2026-11-21"));
        assertTrue(allows(null, "2026-11-22"));
        assertTrue(allows("2026-11-09", "2026-11-20"));
    }

    @Test
    void nobody_gives_nobody_away() {
        history.on("2026-05-04", 20).on("2026-08-04", 20);
        assertTrue(allows("2026-05-04", "2026-05-04"));
        assertTrue(allows("2026-04-17", "2026-06-23"));
        assertTrue(allows("2026-06-02", "2026-06-09"));
    }

    @Test
    void weeks_go_before_days() {
        // Monday 4 May: by days alone, an edge would follow the Friday, and none the Sunday.
        history.on("2026-05-04", 3).on("2026-05-08", 3).on("2026-05-10", 2).on("2026-05-13", 6).on("2026-05-28", 5);
        assertTrue(allows("2026-05-04", "2026-05-10"));
        assertFalse(allows("2026-05-04", "2026-05-08"));
        assertTrue(allows("2026-05-11", "2026-05-17"));
    }

    @Test
    void somebody_who_was_counted_before_is_not_nobody() {
        history.on("2026-05-04", 20).on("2026-07-04", 20);
        history.days.put(LocalDate.parse("2026-06-11"), new Presence(1, 0));
        assertFalse(allows("2026-06-01", "2026-06-30"));
        assertFalse(allows("2026-05-01", "2026-06-30"));
        assertTrue(allows("2026-05-01", "2026-05-31"));
    }

    @Test
    void the_nearest_period_is_the_longest_allowed_one_within() {
        history.on("2026-05-04", 20).on("2026-05-05", 20).on("2026-05-31", 3).on("2026-06-10", 30);
        assertEquals(Optional.of(period("2026-05-01", "2026-05-04")),
                history.edges().within(period("2026-05-01", "2026-05-30")));
        assertEquals(Optional.of(period("2026-06-01", null)), history.edges().within(period("2026-05-31", null)));
        assertEquals(Optional.empty(), history.edges().within(period("2026-05-30", "2026-05-31")));
    }

    private boolean allows(String from, String to) {
        return history.edges().allows(period(from, to));
    }

    private static Period period(String from, String to) {
        return new Period(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
