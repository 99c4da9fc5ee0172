package cx.touchstone.survey.collection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** In which language a respondent reads. */
public final class Languages {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi");

    private Languages() {
    }

    /** Whether a language is written from right to left. */
    public static boolean isRightToLeft(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return switch (locale.getScript()) {
            case "Latn", "Cyrl" -> false;
            case "Arab", "Hebr" -> true;
            default -> RIGHT_TO_LEFT.contains(locale.getLanguage());
        };
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
