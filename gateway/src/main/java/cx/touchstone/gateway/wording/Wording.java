package cx.touchstone.gateway.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The words in one language. A text may hold places, {@code {n}}. */
public final class Wording {

    /** In which languages there are words; who reads none of them reads the first. */
    public static final List<String> LANGUAGES = List.of("en", "ro", "ru", "he", "ar");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("he", "ar");
    /** A longer header is no browser's. */
    private static final int LONGEST = 1_000;
    private static final Map<String, Wording> ALL = LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Wording::new));

    private final String language;
    private final Map<String, String> texts;

    private Wording(String language) {
        this.language = language;
        try (InputStream file = Wording.class.getResourceAsStream("/wording/" + language + ".json")) {
            this.texts = new ObjectMapper().readValue(file, new TypeReference<Map<String, String>>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The words for somebody, as far as is known what he reads.
     *
     * @param askedFor the language that was asked for (BCP 47), may be null
     * @param acceptLanguage the browser's header (RFC 9110, 12.5.4), may be null
     * @param usual the language where neither says one that there is (BCP 47), may be null
     */
    public static Wording of(String askedFor, String acceptLanguage, String usual) {
        return Stream.of(Stream.ofNullable(askedFor), accepted(acceptLanguage), Stream.ofNullable(usual))
                .flatMap(Function.identity()).map(tag -> Locale.forLanguageTag(tag).getLanguage()).filter(ALL::containsKey)
                .findFirst().map(ALL::get).orElseGet(() -> ALL.get(LANGUAGES.getFirst()));
    }

    private static Stream<String> accepted(String header) {
        try {
            return header == null || header.length() > LONGEST ? Stream.empty()
                    : LanguageRange.parse(header).stream().filter(range -> range.getWeight() > 0).map(LanguageRange::getRange);
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // what cannot be read says nothing
        }
    }

    public String language() {
        return language;
    }

    /** Where lines begin, as HTML says it. */
    public String direction() {
        return RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
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

    /** The text with its place filled. */
    public String get(String key, String n) {
        return get(key).replace("{n}", n);
    }
}
