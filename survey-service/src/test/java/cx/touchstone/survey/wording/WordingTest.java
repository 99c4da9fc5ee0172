package cx.touchstone.survey.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WordingTest {

    private static final Pattern PLACE = Pattern.compile("\\{(.*?)}");
    static final List<String> LANGUAGES = Wording.LANGUAGES;

    private final Wording english = Wording.of("en");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void every_language_has_every_text(String language) {
        assertEquals(stems(english), stems(Wording.of(language)));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void every_text_says_something_and_has_the_places_of_the_english_one(String language) {
        Wording.of(language).texts().forEach((key, text) -> {
            assertFalse(text.isBlank() || !text.equals(text.strip()), key);
            Set<String> places = places(text);
            if (isCounting(key)) {
                assertTrue(Set.of("{n}").containsAll(places), key); // "a minute" needs no number
            } else {
                assertEquals(places(english.get(key)), places, key);
            }
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void what_counts_has_the_forms_of_its_language(String language) {
        Set<String> forms = LongStream.range(0, 1000).mapToObj(n -> PluralForm.of(language, n).suffix())
                .collect(Collectors.toSet());
        Wording wording = Wording.of(language);
        wording.texts().keySet().stream().filter(WordingTest::isCounting).map(WordingTest::stem).distinct()
                .forEach(stem -> forms.forEach(form -> assertTrue(wording.has(stem + form), stem + form)));
    }

    @ParameterizedTest
    @CsvSource({ "en, 1, 1 star", "en, 3, 3 stars", "ro, 1, 1 stea", "ro, 5, 5 stele", "ro, 20, 20 de stele",
            "ro, 102, 102 stele", "ru, 1, 1 звезда", "ru, 3, 3 звезды", "ru, 5, 5 звёзд", "ru, 11, 11 звёзд",
            "ru, 21, 21 звезда", "he, 2, שני כוכבים", "he, 5, 5 כוכבים", "ar, 2, نجمتان", "ar, 5, 5 نجوم", "ar, 11, 11 نجمة",
            "ar, 100, 100 نجمة" })
    void numbers_are_said_as_one_says_them(String language, long number, String said) {
        assertEquals(said, Wording.of(language).counted("stars", number));
    }

    @Test
    void who_reads_another_language_reads_english() {
        assertEquals("Înainte", Wording.of("ro-MD").get("next"));
        assertEquals("Next", Wording.of("fr").get("next"));
        assertEquals("en", Wording.of("x-private").language());
    }

    @Test
    void languages_are_called_as_they_call_themselves() {
        assertEquals("Română", Wording.nameOf("ro-MD"));
        assertEquals("qaa", Wording.nameOf("qaa"));
        Wording.LANGUAGES.forEach(language -> assertFalse(Wording.nameOf(language).equals(language)));
    }

    @Test
    void places_are_filled() {
        assertEquals("Question 2 of 5", english.get("progress", Map.of("number", 2, "total", 5)));
        assertThrows(IllegalArgumentException.class, () -> english.get("no-such-text"));
    }

    private static Set<String> stems(Wording wording) {
        return wording.texts().keySet().stream().map(WordingTest::stem).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCounting(String key) {
        return Arrays.stream(PluralForm.values()).anyMatch(form -> key.endsWith(form.suffix()));
    }

    private static String stem(String key) {
        return isCounting(key) ? key.substring(0, key.lastIndexOf('.')) : key;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
