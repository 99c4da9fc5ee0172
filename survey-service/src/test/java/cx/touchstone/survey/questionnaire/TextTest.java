package cx.touchstone.survey.questionnaire;

import static cx.touchstone.survey.questionnaire.Written.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextTest {

    private final Text greeting = text("""
            {"ar": "مرحبا", "en": "Hello", "pt": "Olá", "pt-BR": "Oi", "ro": "Bună"}""");

    @Test
    void it_is_read_in_the_language_wanted() {
        assertEquals("Oi", greeting.in("pt-BR", "en"));
        assertEquals("Bună", greeting.in("ro", "en"));
    }

    @Test
    void a_region_that_has_no_words_of_its_own_reads_those_of_the_main_language() {
        assertEquals("Olá", greeting.in("pt-PT", "en"));
        assertEquals("Bună", greeting.in("ro-MD", "en"));
    }

    @Test
    void what_is_not_translated_is_read_in_the_surveys_own_language() {
        assertEquals("Hello", greeting.in("de", "en"));
        assertEquals("Bună", greeting.in("de", "ro"));
        assertEquals("Hello", greeting.in("de", "en-GB"), "the main language of the survey's own, not just any");
    }

    @Test
    void any_words_are_better_than_none() {
        assertEquals("Bună", text("{\"ro\": \"Bună\"}").in("de", "en"));
        assertEquals("", text("{}").in("de", "en"));
    }

    @Test
    void it_is_in_a_language_when_it_is_in_its_main_one() {
        assertTrue(greeting.isIn("pt-BR") && greeting.isIn("pt-PT") && greeting.isIn("ro-MD"));
        assertFalse(greeting.isIn("de") || text("{\"pt-BR\": \"Oi\"}").isIn("pt"));
    }
}
