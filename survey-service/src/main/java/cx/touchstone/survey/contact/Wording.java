package cx.touchstone.survey.contact;

import java.util.IllformedLocaleException;
import java.util.Locale;

import cx.touchstone.kit.Refusal;

/** How attributes, texts and languages may be written, on contacts and on links to them. */
public final class Wording {

    public static final String ATTRIBUTE = "[A-Za-z][A-Za-z0-9_.-]{0,63}";
    public static final String ATTRIBUTE_RULE = "must be up to 64 letters, digits, '_', '.' or '-', a letter first";
    /** On one line; the database keeps no NUL and no halves of surrogate pairs. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}]*";
    public static final String LINE_RULE = "must be one line of text";
    /** In characters. */
    public static final int LONGEST_VALUE = 200;

    private Wording() {
    }

    /** The usual spelling of a language tag (BCP 47: {@code pt-br} is {@code pt-BR}), null for null. */
    public static String language(String tag) {
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new Refusal.Invalid("/language", "language", "language must be a language tag such as en or pt-BR.");
        }
    }
}
