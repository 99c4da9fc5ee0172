package cx.touchstone.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void the_cursor_of_a_page_leads_behind_its_last_item() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, String::valueOf, i -> i);
        assertEquals(List.of(1, 2), page.items());
        assertEquals(Integer.valueOf(2), Page.<Integer> after(page.nextCursor(), Integer::valueOf));
    }

    @Test
    void the_last_page_has_no_cursor() {
        assertNull(Page.of(List.of(1, 2), 2, String::valueOf, i -> i).nextCursor());
        assertNull(Page.after(null, Integer::valueOf));
    }

    @Test
    void a_cursor_that_nobody_gave_and_a_length_out_of_range_are_refused() {
        assertThrows(Refusal.Invalid.class, () -> Page.after("***", Integer::valueOf));
        assertThrows(Refusal.Invalid.class, () -> Page.after("eHl6", Integer::valueOf));
        assertThrows(Refusal.Invalid.class, () -> Page.limit(0));
        assertThrows(Refusal.Invalid.class, () -> Page.limit(201));
    }
}
