package cx.touchstone.survey.asked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @Test
    void what_was_asked_for_comes_before_link_contact_and_browser() {
        assertEquals(List.of("he", "ro", "ru", "fr-CA", "en"), Languages.wanted("he", "ro", "ru", "en;q=0.5, fr-CA"));
        assertEquals(List.of("ru"), Languages.wanted(null, " ", "ru", null));
        assertEquals(List.of(), Languages.wanted(null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ro                                | ro
            ro-MD, ro;q=0.9, en;q=0.8         | ro-MD ro en
            en;q=0.1, de;q=0.9, he            | he de en
            PT-br                             | pt-BR
            en, *;q=0.5                       | en
            de;q=0, en                        | en
            """)
    void browsers_say_what_they_prefer(String header, String wanted) {
        // The platform adds former names of a language: mo for ro.
        assertEquals(List.of(wanted.split(" ")), Languages.wanted(null, null, null, header).stream()
                .filter(tag -> !tag.startsWith("mo")).distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "en;q=high", "*", ";;;", "en;q=7" })
    void browsers_that_say_nonsense_prefer_nothing(String header) {
        assertEquals(List.of(), Languages.wanted(null, null, null, header));
    }

    @Test
    void a_header_without_end_is_not_read() {
        assertEquals(List.of(), Languages.wanted(null, null, null, "en" + ", en".repeat(300)));
    }

    @ParameterizedTest
    @CsvSource({ "ar, true", "ar-EG, true", "he, true", "iw, true", "fa, true", "ur, true", "ckb, true", "yi, true",
            "en, false",
            "ro, false", "ru, false", "ku, false", "az, false", "az-Arab, true", "ks-Deva, false", "ha, false",
            "ar-Latn, false",
            "sd-Deva, false", "ff-Adlm, true", "zh-Hant, false" })
    void a_language_is_written_from_right_to_left_or_not(String language, boolean rightToLeft) {
        assertEquals(rightToLeft, Languages.isRightToLeft(language));
    }
}
