package cx.touchstone.survey.asked;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** In which language a respondent reads. */
public final class Languages {

    /** Those that are usually written so, and the scripts that are (Unicode CLDR 46, likely subtags and script metadata). */
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo",
            "pnb", "ps", "sd", "syr", "ug", "ur", "yi");
    private static final Set<String> SCRIPTS_RIGHT_TO_LEFT = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

    private Languages() {
    }

    /** Whether a language is written from right to left. */
    public static boolean isRightToLeft(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getScript().isEmpty() ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : SCRIPTS_RIGHT_TO_LEFT.contains(locale.getScript());
    }

    /**
     * What a respondent wants to read, best first: what was asked for, what the link says, what is known of the contact, what
     * the
     * browser prefers. What is not there or no language is left out.
     *
     * @param acceptLanguage the browser's header (RFC 9110, 12.5.4), may be null
     */
    public static List<String> wanted(String askedFor, String ofLink, String ofContact, String acceptLanguage) {
        return Stream.concat(Stream.of(askedFor, ofLink, ofContact).filter(tag -> tag != null && !tag.isBlank()),
                accepted(acceptLanguage).stream()).toList();
    }

    private static List<String> accepted(String header) {
        try {
            return header == null || header.length() > 1_000 ? List.of()
                    : Locale.LanguageRange.parse(header).stream().filter(range -> range.getWeight() > 0)
                            .map(Locale.LanguageRange::getRange).filter(range -> !range.contains("*"))
                            .map(range -> Locale.forLanguageTag(range).toLanguageTag()).toList();
        } catch (IllegalArgumentException e) {
            return List.of(); // a browser that says nonsense reads the survey's own language
        }
    }
}
