package cx.touchstone.journey.picture;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where the lines of a reader's language begin. */
final class Writing {

    /** Languages whose usual script runs from right to left: Arabic, Hebrew and their relatives. */
    private static final Set<String> LANGUAGES = Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ks", "ku", "ps", "sd", "ug", "ur",
            "yi");
    private static final Set<String> SCRIPTS = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa");

    private Writing() {
    }

    /**
     * Whether they begin at the right.
     *
     * @param locale the language that was asked for, as a BCP 47 tag; may be null
     * @param acceptLanguage the languages that the reader takes where none was asked for, as in the header; may be null
     */
    static boolean isRightToLeft(String locale, String acceptLanguage) {
        Locale reader = locale != null ? Locale.forLanguageTag(locale) : first(acceptLanguage);
        return reader.getScript().isEmpty() ? LANGUAGES.contains(reader.getLanguage()) : SCRIPTS.contains(reader.getScript());
    }

    private static Locale first(String acceptLanguage) {
        try {
            List<Locale.LanguageRange> ranges = acceptLanguage == null ? List.of()
                    : Locale.LanguageRange.parse(acceptLanguage);
            return ranges.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(ranges.getFirst().getRange());
        } catch (IllegalArgumentException e) {
            return Locale.ROOT; // what cannot be read says nothing
        }
    }
}
