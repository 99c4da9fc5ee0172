package cx.touchstone.survey.flow;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a text where an earlier answer or an attribute is put in.
 *
 * @param ofAnswer an answer (true) or an attribute (false)
 * @param otherwise what stands there when it is not known; nothing unless told
 */
public record Recall(boolean ofAnswer, String key, String otherwise) {

    /** A place to fill; its inside is the first group. */
    public static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern INSIDE = Pattern
            .compile("\\s*(?:answers\\.([a-z0-9-]{1,64})|attributes\\.([A-Za-z][A-Za-z0-9_.-]{0,63}))\\s*(?:\\|(.{0,200}))?");

    /** What stands between double braces, or null when it is not a recall. */
    public static Recall of(String inside) {
        Matcher parts = INSIDE.matcher(inside);
        return !parts.matches() ? null
                : new Recall(parts.group(1) != null, parts.group(1) != null ? parts.group(1) : parts.group(2),
                        parts.group(3) == null ? "" : parts.group(3).strip());
    }

    /**
     * Puts into a text what it recalls, as plain words: whoever shows it as HTML escapes the whole.
     *
     * @param known what is known of a recall; null leaves the place as it is, for who knows more later
     */
    public static String fill(String text, Function<Recall, String> known) {
        return !text.contains("{{") ? text : BRACES.matcher(text).replaceAll(place -> {
            Recall recall = of(place.group(1));
            String value = recall == null ? null : known.apply(recall);
            return Matcher.quoteReplacement(value == null ? place.group() : value);
        });
    }
}
