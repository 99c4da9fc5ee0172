package cx.touchstone.gateway.tenant;

import java.util.IllformedLocaleException;
import java.util.Locale;

import cx.touchstone.kit.Refusal;

/** Languages as they are written (BCP 47). */
public final class LanguageTag {

    private LanguageTag() {
    }

    /**
     * In its usual spelling: {@code pt-BR}.
     *
     * @throws Refusal.Invalid if it is none
     */
    public static String usual(String tag, String pointer) {
        try {
            String usual = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!usual.equals("und")) {
                return usual;
            }
        } catch (IllformedLocaleException e) {
            // refused below, like the language that is none
        }
        throw new Refusal.Invalid(pointer, "language-tag", "A language is a tag such as en or pt-BR.");
    }
}
