package cx.touchstone.survey.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The built-in texts in one language. A text may hold places, {@code {number}}; one that counts has a form for each way in
 * which
 * its
 * language counts, under its key and {@code .one}, {@code .few} and so on.
 */
public final class Wording {

    /** In which languages there are texts; who reads none of them reads the first. */
    public static final List<String> LANGUAGES = List.of("en", "ro", "ru", "he", "ar");
    private static final Map<String, Wording> ALL = LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Wording::new));
    private static final Map<String, String> NAMES = read("languages");

    private final String language;
    private final Map<String, String> texts;

    private Wording(String language) {
        this.language = language;
        this.texts = read(language);
    }

    /** The texts for somebody who reads this language (BCP 47). */
    public static Wording of(String language) {
        return ALL.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ALL.get(LANGUAGES.getFirst()));
    }

    /** The texts for somebody who reads these languages, best first. */
    public static Wording of(List<String> wanted) {
        return wanted.stream().filter(tag -> ALL.containsKey(Locale.forLanguageTag(tag).getLanguage())).findFirst()
                .map(Wording::of).orElseGet(() -> ALL.get(LANGUAGES.getFirst()));
    }

    /** What a language calls itself; of one that we do not know, its tag. */
    public static String nameOf(String language) {
        return NAMES.getOrDefault(Locale.forLanguageTag(language).getLanguage(), language);
    }

    /** In which language the texts really are. */
    public String language() {
        return language;
    }

    /** All texts by their keys, places and forms as they are. */
    public Map<String, String> texts() {
        return texts;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** @throws IllegalArgumentException when there is no such text: a fault of ours, since every language has the same keys */
    public String get(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return text;
    }

    /** The text with its places filled. */
    public String get(String key, Map<String, ?> places) {
        String text = get(key);
        for (var place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", String.valueOf(place.getValue()));
        }
        return text;
    }

    /** The text that counts, in the form for this number. */
    public String counted(String key, long number) {
        return get(key + PluralForm.of(language, number).suffix(), Map.of("n", number));
    }

    private static Map<String, String> read(String name) {
        try (InputStream file = Wording.class.getResourceAsStream("/wording/" + name + ".json")) {
            return new TreeMap<>(new ObjectMapper().readValue(file, new TypeReference<Map<String, String>>() {
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
