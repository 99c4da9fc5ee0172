package cx.touchstone.journey.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTest {

    private static final Typeface TYPEFACE = Typeface.load();

    @Test
    void it_says_what_it_is_and_carries_its_typeface() {
        Printed printed = printed(paper -> {
            paper.heading("Only part");
            paper.strong("in bold");
        });
        assertEquals("Drum bun", printed.title());
        assertEquals("en", printed.language());
        assertEquals(Set.of("DejaVuSans", "DejaVuSans-Bold"), printed.typefaces());
        assertEquals(Set.of(), printed.missing());
    }

    @ParameterizedTest
    @ValueSource(strings = { "Călătorii așteaptă în față, țin bagajele", "Пассажиры ждут у рамок", "Οι επιβάτες περιμένουν",
            "הנוסעים ממתינים בתור", "המתינו 20 דקות בשער E היום", "المسافرون ينتظرون", "انتظروا 20 دقيقة" })
    void it_is_written_in_many_scripts(String text) {
        assertTrue(printed(paper -> paper.text(text)).text().contains(text));
    }

    @Test
    void letters_that_the_typeface_lacks_are_seen_to_be_missing() {
        assertTrue(printed(paper -> paper.text("Tokyo 東京\u0000!")).text().contains("Tokyo \uFFFD\uFFFD!"));
    }

    @Test
    void contents_and_bookmarks_lead_to_parts_that_are_written_later() {
        Printed printed = printed(paper -> {
            paper.contents(List.of("Many", "Last"));
            paper.heading("Many");
            paper.table(of(200));
            paper.heading("Last");
            paper.text("The end");
        });
        int pages = printed.pages().size();
        assertTrue(pages > 3, () -> pages + " pages");
        assertEquals(List.of("Many", "Last"), printed.bookmarks());
        assertTrue(printed.pages().getFirst().contains("Many 1"), printed.pages().getFirst());
        assertTrue(printed.pages().getFirst().contains("Last " + pages), printed.pages().getFirst());
        for (int page = 1; page <= pages; page++) {
            String text = printed.pages().get(page - 1);
            assertTrue(text.contains("Page " + page + " of " + pages), text);
            assertTrue(text.contains("At the foot"), text);
        }
    }

    @Test
    void the_names_of_columns_stand_on_every_page_of_a_table() {
        Printed printed = printed(paper -> paper.table(of(200)));
        assertTrue(printed.pages().size() > 3);
        printed.pages().forEach(page -> assertTrue(page.contains("What How much"), page));
        assertTrue(printed.text().contains("row 200 199"));
    }

    @Test
    void a_cell_that_is_longer_than_a_page_goes_on_on_the_next() {
        String text = "word ".repeat(3_000).strip();
        assertTrue(printed(paper -> paper.table(new Table().text("What", 1).row(text + " end"))).text().contains("word end"));
    }

    @Test
    void thousands_of_rows_are_written() {
        assertTrue(printed(paper -> paper.table(of(5_000))).text().contains("row 5000 4999"));
    }

    @Test
    void a_row_has_as_many_values_as_there_are_columns() {
        assertThrows(IllegalArgumentException.class, () -> new Table().text("What", 1).row("one", "two"));
    }

    private static Table of(int rows) {
        Table table = new Table().text("What", 3).number("How much", 1);
        for (int i = 0; i < rows; i++) {
            table.row("row " + (i + 1), i);
        }
        return table;
    }

    private static Printed printed(Consumer<Paper> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper(out, TYPEFACE, "en", "Drum bun", "A test", "At the foot")) {
            paper.title("Drum bun");
            content.accept(paper);
        }
        return Printed.of(out.toByteArray());
    }
}
