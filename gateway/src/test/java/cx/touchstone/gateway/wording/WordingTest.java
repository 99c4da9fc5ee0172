package cx.touchstone.gateway.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

class WordingTest {

    @Test
    void every_language_has_the_same_texts_with_the_same_places() throws IOException {
        Map<String, Boolean> english = texts("en");
        for (String language : Wording.LANGUAGES) {
            assertEquals(english, texts(language), language);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { "- | - | - | en", "- | fr, he;q=0.8, ro;q=0.3 | ru | he",
            "- | ro-MD | - | ro", "ar | he | ru | ar", "- | fr | ru-RU | ru", "klingon | ;;;,,q | - | en",
            "- | he;q=0 | - | en",
            "- | * | ar | ar" })
    void somebody_reads_what_he_asked_for_or_his_browser_prefers_or_is_usual(String askedFor, String accepted, String usual,
            String language) {
        assertEquals(language, Wording.of(askedFor, accepted, usual).language());
    }

    @Test
    void hebrew_and_arabic_begin_at_the_right() {
        assertEquals("rtl", Wording.of("he", null, null).direction());
        assertEquals("rtl", Wording.of("ar", null, null).direction());
        assertEquals("ltr", Wording.of("ru", null, null).direction());
    }

    /** Keys, and whether their texts have a place. */
    private static Map<String, Boolean> texts(String language) throws IOException {
        try (InputStream file = WordingTest.class.getResourceAsStream("/wording/" + language + ".json")) {
            Map<String, String> texts = new ObjectMapper().readValue(file, new TypeReference<>() {
            });
            Map<String, Boolean> places = new TreeMap<>();
            texts.forEach((key, text) -> places.put(key, text.contains("{n}")));
            return places;
        }
    }
}
